import { inTheirCode, type ShipAskThere } from '@zhidan/core/channels/carrier/in-their-code.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import { carrierCodes } from './carrier-codes.ts';
import { call } from './call.ts';
import { readOrder } from './pull.ts';

/**
 * Tells of a parcel: lines and quantities bear a request id and count once; a whole order has none, so when it is refused the order
 * is read: if it bears this waybill already, the first call had arrived.
 */
export const ship: WriteBack['ship'] = inTheirCode(carrierCodes, async (outside, access, ask) => {
  if (ask.lines !== null) return shipLines(outside, access, ask, ask.lines);
  try {
    await call(outside, access, 'order.logisticsAdd', {
      order_id: ask.channelOrderNo,
      company_code: ask.carrierCode,
      logistics_code: ask.waybillNo,
      is_refund_reject: false, // shipping must not refuse a buyer's refund behind our back
    });
  } catch (fault) {
    const isRefused = fault instanceof ConnectorFault && fault.kind === 'business';
    if (!isRefused || !(await bearsWaybill(outside, access, ask))) throw fault;
  }
});

async function shipLines(
  outside: Outside,
  access: ShopAccess,
  ask: ShipAskThere,
  lines: NonNullable<ShipAskThere['lines']>,
): Promise<void> {
  await call(outside, access, 'order.logisticsAddMultiPack', {
    order_id: ask.channelOrderNo,
    request_id: ask.askId,
    pack_list: [
      {
        company_code: ask.carrierCode,
        logistics_code: ask.waybillNo,
        shipped_order_info: lines.map(({ lineNo, quantity }) => ({ shipped_order_id: lineNo, shipped_num: quantity })),
      },
    ],
    is_refund_reject: false,
  });
}

async function bearsWaybill(outside: Outside, access: ShopAccess, { channelOrderNo, waybillNo }: ShipAskThere): Promise<boolean> {
  const order: Part = { at: '', fields: (await readOrder(outside, access, channelOrderNo)) ?? {} };
  return readable(() => read.parts(order, 'logistics_info').some((parcel) => read.text(parcel, 'tracking_no') === waybillNo));
}
