import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { inTheirCode, type ShipAskThere } from '@zhidan/core/channels/carrier/in-their-code.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import { carrierCodes } from './carrier-codes.ts';
import { call } from './call.ts';
import { parcelsOf, productRows } from './map-lines.ts';
import { readOrder } from './pull.ts';

/**
 * Tells of a parcel and what is in it. The platform adds up what it is told, so the order is read first: a parcel whose waybill
 * it bears already is not told again, and a whole order means what is still to be shipped. Source: platforms/wechat-shop.md §7.
 */
export const ship: WriteBack['ship'] = inTheirCode(carrierCodes, async (outside, access, ask) => {
  const order = await readOrder(outside, access, ask.channelOrderNo);
  if (!order) throw refusal('order_not_found', `店铺没有订单 ${ask.channelOrderNo} (the shop has no such order)`);
  const parcel = readable(() => parcelOf({ at: '', fields: order }, ask));
  if (parcel) await call(outside, access, '/channels/ec/order/delivery/send', { order_id: ask.channelOrderNo, delivery_list: [parcel] });
});

const refusal = (platformCode: string, platformWords: string): ConnectorFault =>
  new ConnectorFault({ kind: 'business', platformCode, platformWords });

/** The parcel as the platform takes it; null when it was told before. */
function parcelOf(order: Part, { carrierCode, waybillNo, lines, channelOrderNo }: ShipAskThere): JsonObject | null {
  const detail = read.part(order, 'order_detail');
  if (parcelsOf(detail).some((parcel) => read.text(parcel, 'waybill_id') === waybillNo)) return null;
  const isVirtual = read.text(read.part(detail, 'delivery_info'), 'deliver_method') === '1';
  const inside = productRows(order).flatMap((row) => {
    const left = row.quantity - row.shipped - row.onAfterSale - row.afterSaleDone;
    const count = lines === null ? left : (lines.find(({ lineNo }) => lineNo === row.lineNo)?.quantity ?? 0);
    if (count <= 0) return [];
    return { product_id: read.text(row.part, 'product_id'), sku_id: read.text(row.part, 'sku_id'), product_cnt: count };
  });
  if (inside.length === 0)
    throw refusal('nothing_to_ship', `订单 ${channelOrderNo} 没有待发货的商品 (nothing of this order is left to ship)`);
  return { delivery_id: carrierCode, waybill_id: waybillNo, deliver_type: isVirtual ? 3 : 1, product_infos: inside };
}
