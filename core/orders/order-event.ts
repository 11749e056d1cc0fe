import { z } from 'zod';
import { eventType, type EventType } from '../kernel/event.ts';
import type { Words } from '../kernel/words.ts';
import { orderRoads, type OrderRoad } from './order.ts';

const subjectKind = 'order';
const roads = Object.keys(orderRoads) as [OrderRoad, ...OrderRoad[]];

/** Which facts of an aspect changed, by name: an address may look the same when masked. */
const changed = z.object({ fields: z.array(z.string()) });
export type OrderChange = z.output<typeof changed>;

function changeType<const Name extends string>(name: Name, words: Words): EventType<Name, OrderChange> {
  return { name, subjectKind, payload: changed, words };
}

export const orderReceived = eventType({
  name: 'order.received',
  subjectKind,
  payload: z.object({ shopId: z.string(), channelOrderNo: z.string(), road: z.enum(roads) }),
  words: { 'zh-CN': '收到订单', en: 'Order received' },
});
export const orderPaid = eventType(changeType('order.paid', { 'zh-CN': '买家付款', en: 'Paid by the buyer' }));
export const orderPaymentChanged = eventType(changeType('order.payment_changed', { 'zh-CN': '付款状态变化', en: 'Payment changed' }));
export const orderStatusChanged = eventType(changeType('order.status_changed', { 'zh-CN': '平台状态变化', en: 'Platform status changed' }));
export const orderCanceled = eventType(changeType('order.canceled', { 'zh-CN': '平台订单关闭', en: 'Canceled on the platform' }));
export const orderCompleted = eventType(changeType('order.completed', { 'zh-CN': '平台订单完成', en: 'Completed on the platform' }));
export const orderReopened = eventType(changeType('order.reopened', { 'zh-CN': '平台订单重新打开', en: 'Reopened on the platform' }));
export const orderShippedElsewhere = eventType(
  changeType('order.shipped_elsewhere', { 'zh-CN': '平台显示已发货', en: 'Shipped, says the platform' }),
);
export const orderSigned = eventType(changeType('order.signed', { 'zh-CN': '平台显示已签收', en: 'Signed for, says the platform' }));
export const orderShippingChanged = eventType(
  changeType('order.shipping_changed', { 'zh-CN': '平台发货信息变化', en: 'Shipping changed' }),
);
export const orderRefundChanged = eventType(changeType('order.refund_changed', { 'zh-CN': '退款状态变化', en: 'Refund changed' }));
export const orderAddressChanged = eventType(changeType('order.address_changed', { 'zh-CN': '收货信息变化', en: 'Receiver changed' }));
export const orderMessageChanged = eventType(
  changeType('order.message_changed', { 'zh-CN': '买家留言变化', en: "Buyer's message changed" }),
);
export const orderMemoChanged = eventType(changeType('order.memo_changed', { 'zh-CN': '卖家备注变化', en: "Seller's memo changed" }));
export const orderFlagChanged = eventType(changeType('order.flag_changed', { 'zh-CN': '旗帜变化', en: 'Flag changed' }));
export const orderInvoiceChanged = eventType(changeType('order.invoice_changed', { 'zh-CN': '发票要求变化', en: 'Invoice changed' }));
export const orderGoodsChanged = eventType(changeType('order.goods_changed', { 'zh-CN': '商品变化', en: 'Goods changed' }));
export const orderAmountsChanged = eventType(changeType('order.amounts_changed', { 'zh-CN': '金额变化', en: 'Amounts changed' }));
export const orderDiscrepancyChanged = eventType(
  changeType('order.discrepancy_changed', { 'zh-CN': '金额差异变化', en: 'Amount discrepancy changed' }),
);
export const orderHoldsChanged = eventType(changeType('order.holds_changed', { 'zh-CN': '平台锁单变化', en: 'Platform holds changed' }));
export const orderMarksChanged = eventType(changeType('order.marks_changed', { 'zh-CN': '订单标记变化', en: 'Marks changed' }));
export const orderShipByChanged = eventType(changeType('order.ship_by_changed', { 'zh-CN': '发货时限变化', en: 'Ship-by time changed' }));
export const orderReceiverRevealed = eventType({
  name: 'order.receiver_revealed',
  subjectKind,
  payload: z.object({}),
  words: { 'zh-CN': '查看完整收件信息', en: 'Receiver seen in full' },
});

export const orderDocumentRevealed = eventType({
  name: 'order.document_revealed',
  subjectKind,
  payload: z.object({}),
  words: { 'zh-CN': '查看完整平台单据', en: "Platform's document seen in full" },
});

const exported = z.object({ name: z.string() });
export const orderExportAsked = eventType({
  name: 'order_export.asked',
  subjectKind: 'order_export',
  payload: exported,
  words: { 'zh-CN': '导出订单', en: 'Export of orders asked for' },
});
export const orderExportFinished = eventType({
  name: 'order_export.finished',
  subjectKind: 'order_export',
  payload: z.object({ name: z.string(), rowCount: z.int() }),
  words: { 'zh-CN': '订单导出完成', en: 'Export of orders finished' },
});
export const orderExportFetched = eventType({
  name: 'order_export.fetched',
  subjectKind: 'order_export',
  payload: exported,
  words: { 'zh-CN': '下载导出文件', en: 'Exported orders fetched' },
});

/** Who may hear news about orders on the live stream. */
export const orderSubjects = { order: 'orders.display', order_export: 'orders.export' } as const;
