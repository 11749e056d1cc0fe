import { inTheirCode } from '@zhidan/core/channels/carrier/in-their-code.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import { carrierCodes } from './carrier-codes.ts';
import { call } from './call.ts';
import { mapOrder } from './map-order.ts';
import { readOrder } from './pull.ts';

/** Our `lines` part an order of one SKU into parcels: the first ships it, the others are added. 1 分包发货 */
const furtherParcel = 1;

/**
 * Tells of a parcel. The platform marks the whole order as shipped with the first one; a further one of the same order (an ask
 * with `lines`) is added as a waybill. A repeated ask is recognised by its waybill. Source: platforms/pinduoduo.md §7.
 */
export const ship: WriteBack['ship'] = inTheirCode(carrierCodes, async (outside, access, ask) => {
  const parcel = { order_sn: ask.channelOrderNo, logistics_id: ask.carrierCode, tracking_number: ask.waybillNo, redelivery_type: 1 };
  try {
    await call(outside, access, 'pdd.logistics.online.send', parcel);
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || !['business', 'unknown'].includes(fault.kind)) throw fault;
    const document = await readOrder(outside, access, ask.channelOrderNo);
    const shipments = document ? mapOrder(document).shipments : [];
    if (shipments.some(({ waybillNo }) => waybillNo === ask.waybillNo)) return; // told before
    if (shipments.length === 0 || ask.lines === null) throw fault;
    await call(outside, access, 'pdd.order.upload.extra.logistics', {
      order_sn: ask.channelOrderNo,
      extra_track_type: furtherParcel,
      extra_track_list: [{ shipping_id: ask.carrierCode, tracking_number: ask.waybillNo }],
    });
  }
});
