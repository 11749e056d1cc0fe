import type { Facts } from '../conditions/fact.ts';
import { factsOf, fieldsOf, factTable } from '../conditions/fact-table.ts';
import { catalogOf } from '../conditions/field.ts';
import { noNames, type Place } from '../conditions/place.ts';
import { orderCatalog, orderFacts } from '../orders/order-catalog.ts';
import type { JudgedOrder } from '../orders/order-field.ts';
import { requestStages, type RequestStage } from './request-stage.ts';

/** What gates of requests are judged on. */
export type RequestSubject = Readonly<{ order: JudgedOrder; stage: RequestStage; isMerged: boolean; openRequests: number }>;

const requestFields = factTable<RequestSubject>()({
  'request.stage': {
    words: { 'zh-CN': '订单进度', en: 'progress of the order' },
    type: 'choice',
    values: requestStages,
    since: 'received',
    group: 'progress',
    of: ({ stage }) => stage,
  },
  'request.is_merged': {
    words: { 'zh-CN': '和别的订单合在一个包裹', en: 'shares a parcel with other orders' },
    type: 'flag',
    since: 'received',
    group: 'progress',
    of: ({ isMerged }) => isMerged,
  },
  'request.before_count': {
    words: { 'zh-CN': '这个订单已有的申请数', en: 'requests made of the order before' },
    type: 'whole',
    since: 'received',
    group: 'progress',
    of: ({ openRequests }) => openRequests,
  },
});

/** All that gates may ask: the order's own fields, and how far it has come. */
export const requestCatalog = catalogOf({
  groups: { progress: { 'zh-CN': '进度', en: 'Progress' }, ...orderCatalog.groups },
  fields: { ...fieldsOf(requestFields), ...orderCatalog.fields },
  lists: orderCatalog.lists,
});

export const gatePlace: Place = { catalog: requestCatalog, moment: 'closing', names: noNames };

export function requestFacts(subject: RequestSubject): Facts {
  return { ...orderFacts(subject.order), ...factsOf(requestFields, subject) };
}
