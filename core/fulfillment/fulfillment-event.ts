import { z } from 'zod';
import { eventType, type EventType } from '../kernel/event.ts';
import type { Words } from '../kernel/words.ts';
import { fulfillmentStages } from './fulfillment-life.ts';

const subjectKind = 'fulfillment_order';
const stage = z.enum(fulfillmentStages);
const orderIds = z.array(z.string());

/** Every news of a fulfillment order names its orders, so that who follows an order needs no look-up. */
const about = z.object({ orderIds });
type About = z.output<typeof about>;

function news<const Name extends string>(name: Name, words: Words): EventType<Name, About> {
  return { name, subjectKind, payload: about, words };
}

export const fulfillmentOpened = eventType(news('fulfillment.opened', { 'zh-CN': '生成发货单', en: 'Fulfillment order opened' }));
/** Lines, receiver, deadline or whatever else rules may have looked at: it has to be judged again. */
export const fulfillmentChanged = eventType({
  name: 'fulfillment.changed',
  subjectKind,
  payload: z.object({ orderIds, fields: z.array(z.string()) }),
  words: { 'zh-CN': '发货单变化', en: 'Fulfillment order changed' },
});
export const fulfillmentAssigned = eventType(
  news('fulfillment.assigned', { 'zh-CN': '选定仓库和快递', en: 'Warehouse and carrier chosen' }),
);
/**
 * Every move along the life cycle, beside the news of its own that some moves have. By `release` it is audited: its parcel stands in
 * `parcels` as `wanted`. `isAssigned`: warehouse and carrier were chosen with it, and no `fulfillment.assigned` tells that besides.
 */
export const fulfillmentMoved = eventType({
  name: 'fulfillment.moved',
  subjectKind,
  payload: z.object({ orderIds, from: stage, to: stage, action: z.string(), isAssigned: z.boolean().optional() }),
  words: { 'zh-CN': '发货单状态变化', en: 'Stage changed' },
});
/** Audited: it may be numbered and printed. No longer told: the move by `release` says it; journals of before have both. */
export const fulfillmentReleased = eventType(news('fulfillment.released', { 'zh-CN': '审核通过', en: 'Released' }));
export const fulfillmentWithdrawn = eventType(news('fulfillment.withdrawn', { 'zh-CN': '反审核', en: 'Withdrawn' }));
export const fulfillmentPrinted = eventType(news('fulfillment.printed', { 'zh-CN': '面单打印', en: 'Label printed' }));
/** It has a label and must not go on: the warehouse has to lay it aside. */
export const fulfillmentStopAsked = eventType(
  news('fulfillment.stop_asked', { 'zh-CN': '通知仓库拦下', en: 'Warehouse asked to stop it' }),
);
export const fulfillmentShipped = eventType({
  name: 'fulfillment.shipped',
  subjectKind,
  payload: z.object({ orderIds, parcelIds: z.array(z.string()) }),
  words: { 'zh-CN': '发货', en: 'Shipped' },
});
export const fulfillmentCanceled = eventType(news('fulfillment.canceled', { 'zh-CN': '发货单取消', en: 'Fulfillment order canceled' }));

const parcelKind = 'parcel';
const parcel = z.object({ fulfillmentOrderId: z.string(), orderIds });

export const parcelNumbered = eventType({
  name: 'parcel.numbered',
  subjectKind: parcelKind,
  payload: z.object({ ...parcel.shape, carrier: z.string(), waybillNo: z.string() }),
  words: { 'zh-CN': '取得运单号', en: 'Waybill number taken' },
});
export const parcelNumberFailed = eventType({
  name: 'parcel.number_failed',
  subjectKind: parcelKind,
  payload: z.object({ ...parcel.shape, carrier: z.string(), problem: z.string() }),
  words: { 'zh-CN': '取号失败', en: 'No waybill number' },
});
/** Its number is to be given back to where it came from. */
export const parcelVoidWanted = eventType({
  name: 'parcel.void_wanted',
  subjectKind: parcelKind,
  payload: parcel,
  words: { 'zh-CN': '运单号待回收', en: 'Number to be given back' },
});
export const parcelVoided = eventType({
  name: 'parcel.voided',
  subjectKind: parcelKind,
  payload: parcel,
  words: { 'zh-CN': '运单号作废', en: 'Waybill voided' },
});
/** It is on its way and should come back: refunded or canceled after it left. */
export const parcelInterceptWanted = eventType({
  name: 'parcel.intercept_wanted',
  subjectKind: parcelKind,
  payload: parcel,
  words: { 'zh-CN': '申请快递拦截', en: 'Interception wanted' },
});

/** Why it should come back is over: the refund was withdrawn. What nobody has called back yet goes on to its buyer. */
export const parcelInterceptUnwanted = eventType({
  name: 'parcel.intercept_unwanted',
  subjectKind: parcelKind,
  payload: parcel,
  words: { 'zh-CN': '不用再拦截', en: 'Interception no longer wanted' },
});

/** Who may hear news about fulfillment on the live stream. */
export const fulfillmentSubjects = { fulfillment_order: 'fulfillment.display', parcel: 'fulfillment.display' } as const;
