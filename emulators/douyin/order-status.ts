import { isClosed, isFullyPaid, isLineClosed, refundOf, shippedQuantity, shippingOf } from '../world/trade-facts.ts';
import type { Refund, Trade, TradeLine } from '../world/trade.ts';

/** `order_status`. Spec: douyin §5. */
export const statusWords: Readonly<Record<number, string>> = {
  1: '待支付',
  105: '已支付',
  2: '待发货',
  101: '部分发货',
  3: '已发货',
  4: '已取消',
  5: '已完成',
};

/** Presales with the deposit paid wait in 105; of orders under review every second one does, the others stay in 2 with a tag: both occur. */
export function orderStatus(trade: Trade): number {
  if (isClosed(trade)) return 4;
  if (trade.completedMs !== null) return 5;
  if (trade.paidMs === null) return 1;
  const shipping = shippingOf(trade);
  if (shipping === 'all') return 3;
  if (!isFullyPaid(trade) || (trade.isUnderRisk && trade.seq % 2 === 1)) return 105;
  return shipping === 'part' ? 101 : 2;
}

/** The deprecated finer status: part of a presale paid, and where a refund ended the order (unverified numbers). */
export function mainStatus(trade: Trade): number {
  if (trade.isPresale && trade.paidMs !== null && trade.finalPaidMs === null && trade.canceledMs === null) return 103;
  if (!isClosed(trade) || trade.canceledMs !== null) return orderStatus(trade);
  if (trade.completedMs !== null) return 39;
  return trade.shipments.length > 0 ? 22 : 21;
}

export function lineStatus(trade: Trade, line: TradeLine): number {
  if (isLineClosed(trade, line)) return 4;
  const status = orderStatus(trade);
  if (status !== 2 && status !== 101 && status !== 3) return status;
  const shipped = shippedQuantity(trade, line.seq);
  return shipped >= line.quantity ? 3 : shipped > 0 ? 101 : 2;
}

const afterSaleStatuses: Readonly<Record<Refund['state'], number>> = {
  asked: 6,
  agreed: 7,
  returned: 11,
  refused: 27,
  withdrawn: 28,
  paid: 12,
};
const refundStatuses: Readonly<Record<Refund['state'], number>> = { asked: 1, agreed: 1, returned: 1, refused: 0, withdrawn: 0, paid: 3 };

export const afterSaleStatus = (refund: Refund): number =>
  refund.state === 'refused' && refund.returnWaybill ? 29 : afterSaleStatuses[refund.state];
export const refundStatus = (refund: Refund): number => refundStatuses[refund.state];

/** 0 return and refund, 1 refund after shipping, 2 refund before shipping, 3 exchange. */
export function afterSaleType(trade: Trade, refund: Refund): number {
  if (refund.kind === 'return_refund') return 0;
  if (refund.kind === 'exchange') return 3;
  return trade.shipments.some((parcel) => parcel.atMs < refund.askedMs && parcel.lines.some(({ lineSeq }) => lineSeq === refund.lineSeq))
    ? 1
    : 2;
}

/** What an order line says of its last after-sale. */
export function afterSaleInfo(trade: Trade, line: TradeLine): Readonly<Record<string, number>> {
  const refund = refundOf(trade, line.seq);
  if (!refund) return { after_sale_status: 0, after_sale_type: 0, refund_status: 0 };
  return { after_sale_status: afterSaleStatus(refund), after_sale_type: afterSaleType(trade, refund), refund_status: refundStatus(refund) };
}
