import { inTheirCode } from '@zhidan/core/channels/carrier/in-their-code.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import { carrierCodes } from './carrier-codes.ts';
import { call } from './call.ts';
import { idOf } from './id.ts';
import { mapOrder } from './map-order.ts';
import { readOrder } from './pull.ts';

/** Tells that an order left, whole. A repeated ask is recognised by its waybill. Source: platforms/jd.md §7. */
export const ship: WriteBack['ship'] = inTheirCode(carrierCodes, async (outside, access, { channelOrderNo, carrierCode, waybillNo }) => {
  try {
    const parcel = { orderId: idOf(channelOrderNo), logiCoprId: carrierCode, logiNo: waybillNo };
    await call(outside, access, 'jingdong.pop.order.shipment', parcel);
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || !['business', 'unknown'].includes(fault.kind)) throw fault;
    const document = await readOrder(outside, access, channelOrderNo);
    const waybillNos = document ? mapOrder(document).shipments.map((shipment) => shipment.waybillNo) : [];
    if (!waybillNos.includes(waybillNo)) throw fault;
  }
});
