import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { beijingText } from '../world/beijing-time.ts';
import type { Refund, Trade } from '../world/trade.ts';
import { openIdBuyerOf, orderIdOf, serviceIdOf, skuIdOf } from './native-number.ts';

export const serviceStatuses: Readonly<Record<Refund['state'], readonly [status: number, name: string]>> = {
  asked: [10001, '待审核'],
  agreed: [10005, '待收货'],
  returned: [10005, '待收货'],
  refused: [10004, '审核关闭'],
  withdrawn: [10011, '取消'],
  paid: [10010, '完成'],
};

const expectations: Readonly<Record<Refund['kind'], readonly [expect: number, name: string]>> = {
  refund_only: [11, '仅退款'],
  return_refund: [10, '退货'],
  exchange: [20, '换货'],
};

/** A service order (服务单). Fields beside the spec's numbers are (unverified). Spec: jd §5, §7. */
export function serviceDocument(trade: Trade, refund: Refund) {
  const goods = trade.lines.find(({ seq }) => seq === refund.lineSeq)?.goods;
  const [serviceStatus, serviceStatusName] = serviceStatuses[refund.state];
  const [customerExpect, customerExpectName] = expectations[refund.kind];
  return {
    serviceId: serviceIdOf(refund.seq),
    orderId: Number(orderIdOf(trade)),
    open_id_buyer: openIdBuyerOf(trade),
    applyTime: beijingText(refund.askedMs),
    updateTime: beijingText(refund.changedMs),
    customerExpect,
    customerExpectName,
    serviceStatus,
    serviceStatusName,
    processResult: refund.state === 'paid' ? (refund.kind === 'exchange' ? 80 : 70) : 0,
    skuId: goods ? Number(skuIdOf(goods)) : 0,
    skuName: goods?.title ?? '',
    wareNum: refund.quantity,
    questionDesc: refund.reason,
    approveNotes: refund.refuseReason,
    expressCode: refund.returnWaybill?.waybillNo ?? '',
    expressCompany: refund.returnWaybill?.carrierCode ?? '',
  };
}

/** Money that went back, as the platform's finance tells it. */
export function refundDocument(trade: Trade, refund: Refund) {
  return {
    afsRefundId: 9_000_000_000 + refund.seq,
    sameOrderServiceBill: { serviceId: serviceIdOf(refund.seq), orderId: Number(orderIdOf(trade)) },
    status: 13,
    refoundAmount: fenToYuan(refund.amount), // the platform's spelling; its unit is not stated
    completeTime: beijingText(refund.changedMs),
  };
}
