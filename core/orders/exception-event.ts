import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import { orderExceptionKinds } from './order-exception.ts';
import { addedKinds } from './order-kind.ts';

const payload = z.object({ kind: z.enum(orderExceptionKinds) });

/** Also told when the detail of an open exception changes: `before` is what it said. */
export const orderExceptionRaised = eventType({
  name: 'order.exception_raised',
  subjectKind: 'order',
  payload,
  words: { 'zh-CN': '出现异常', en: 'Exception raised' },
});
export const orderExceptionCleared = eventType({
  name: 'order.exception_cleared',
  subjectKind: 'order',
  payload,
  words: { 'zh-CN': '异常解除', en: 'Exception cleared' },
});
/** A person lets the order go on although the exceptions still hold; the reason is the entry's. */
export const orderForced = eventType({
  name: 'order.forced',
  subjectKind: 'order',
  payload: z.object({ kinds: z.array(z.enum(orderExceptionKinds)) }),
  words: { 'zh-CN': '强制放行', en: 'Forced to go on' },
});
/** Our first parcel of it left, or its last one. */
export const orderHandedOver = eventType({
  name: 'order.handed_over',
  subjectKind: 'order',
  payload: z.object({ isWhole: z.boolean() }),
  words: { 'zh-CN': '仓库发出', en: 'Left our warehouse' },
});
/** Every line of the order has its SKU: what is to be shipped is known, or known anew. */
export const orderGoodsMatched = eventType({
  name: 'order.goods_matched',
  subjectKind: 'order',
  payload: z.object({ lineCount: z.int(), componentCount: z.int() }),
  words: { 'zh-CN': '商品已匹配', en: 'Goods matched' },
});
/** An order that people added, beside the news that it was received; `reason` says why. */
export const orderAdded = eventType({
  name: 'order.added',
  subjectKind: 'order',
  payload: z.object({ kind: z.enum(addedKinds), sourceOrderId: z.string().nullable() }),
  words: { 'zh-CN': '手工建单', en: 'Order added by hand' },
});
/** Somebody asked for it to go first. */
export const orderRushed = eventType({
  name: 'order.rushed',
  subjectKind: 'order',
  payload: z.object({}),
  words: { 'zh-CN': '加急', en: 'Rushed' },
});
/** People put other goods in the place of sold ones before they left. */
export const orderGoodsReplaced = eventType({
  name: 'order.goods_replaced',
  subjectKind: 'order',
  payload: z.object({ lineNos: z.array(z.string()) }),
  words: { 'zh-CN': '更换商品', en: 'Goods replaced' },
});
