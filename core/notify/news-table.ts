import { approvalDecided, approvalEscalated, approvalHandedOver, approvalReminded, approvalWanted } from '../approvals/approval-event.ts';
import { breakerTripped, noticeAsked, questionAnswered, questionAsked } from '../audit/audit-event.ts';
import { shopHourIncomplete } from '../channels/completeness/completeness-event.ts';
import { shipNoticeFailed, shipNoticeLate } from '../channels/notice/notice-event.ts';
import { shopExpired, shopExpiring, shopHistoryLost } from '../channels/shop-event.ts';
import { deadlineNear } from '../fulfillment/deadlines/deadline-event.ts';
import { fulfillmentStopAsked, parcelNumberFailed } from '../fulfillment/fulfillment-event.ts';
import { chainLinkBroken } from '../insights/chain/chain-event.ts';
import { reservationsLost } from '../inventory/inventory-event.ts';
import type { JsonObject } from '../kernel/canonical-json.ts';
import { parcelAlertOpened, trackingAccountRefused } from '../tracking/tracking-event.ts';
import { waybillBalanceLow } from '../waybills/waybill-event.ts';
import { newsOf, type News, type NewsField } from './news.ts';

const orders = { 'zh-CN': '订单数', en: 'orders' };
const hours = { 'zh-CN': '剩余小时', en: 'hours left' };
const code = { 'zh-CN': '原因代码', en: 'reason' };

type Approval = JsonObject & Readonly<{ taskId: string; kind: string; place: string }>;

/** What every piece of news of an approval tells; it leads to the page where it is decided. */
const ofApproval = <Payload extends Approval>(field: NewsField<Payload>) => ({
  fields: {
    taskId: field('code', { 'zh-CN': '审批编号', en: 'approval' }, ({ taskId }) => taskId),
    kind: field('code', { 'zh-CN': '审批事项', en: 'what is asked' }, ({ kind }) => kind),
  },
  place: ({ place }: Payload): `/${string}` => `/${place.replace(/^\/+/u, '')}`,
});

/** An approval that waits is for those whom it names. */
const toApprovers = <Payload extends Approval & Readonly<{ approverIds: readonly string[] }>>(field: NewsField<Payload>) => ({
  ...ofApproval(field),
  named: {
    words: { 'zh-CN': '审批人', en: 'the approvers' },
    of: ({ approverIds }: Payload) => ({ roles: [], people: approverIds }),
  },
});

const approvalsAsked = ['approval_wanted', 'approval_reminded', 'approval_handed_over', 'approval_escalated'];

/** All that people can be told of. A key never changes: rules bear it. */
export const newsTable = {
  shop_expired: newsOf(shopExpired, () => ({ place: () => '/shops' })),
  shop_expiring: newsOf(shopExpiring, () => ({ place: () => '/shops' })),
  shop_history_lost: newsOf(shopHistoryLost, () => ({ place: () => '/completeness' })),
  orders_missing: newsOf(shopHourIncomplete, () => ({ place: () => '/completeness' })),
  reservations_lost: newsOf(reservationsLost, (field) => ({
    fields: { lines: field('whole', { 'zh-CN': '受影响行数', en: 'lines' }, ({ references }) => references.length) },
    place: () => '/stock',
  })),
  stop_asked: newsOf(fulfillmentStopAsked, (field) => ({
    fields: { orders: field('whole', orders, ({ orderIds }) => orderIds.length) },
    place: () => '/exceptions',
  })),
  number_failed: newsOf(parcelNumberFailed, (field) => ({
    fields: {
      carrier: field('code', { 'zh-CN': '快递', en: 'carrier' }, ({ carrier }) => carrier),
      problem: field('code', code, ({ problem }) => problem),
    },
    place: () => '/exceptions',
  })),
  audit_asked: newsOf(noticeAsked, (field) => ({
    fields: {
      rule: field('code', { 'zh-CN': '审单规则', en: 'audit rule' }, ({ ruleName }) => ruleName),
      action: field('code', { 'zh-CN': '动作', en: 'action' }, ({ action }) => action),
    },
    named: {
      words: { 'zh-CN': '规则指定的角色', en: 'the role that the audit rule names' },
      of: ({ role }) => ({ roles: [role ?? 'operations'], people: [] }),
    },
    place: () => '/audit-queue',
  })),
  audit_question: newsOf(questionAsked, (field) => ({
    fields: { order: field('code', { 'zh-CN': '订单号', en: 'order' }, ({ orderNo }) => orderNo) },
    place: ({ orderId }) => `/orders/${orderId}`,
  })),
  audit_answer: newsOf(questionAnswered, (field) => ({
    fields: { order: field('code', { 'zh-CN': '订单号', en: 'order' }, ({ orderNo }) => orderNo) },
    named: { words: { 'zh-CN': '提问的人', en: 'who asked' }, of: ({ askedById }) => ({ roles: [], people: [askedById] }) },
    ends: { news: ['audit_question'], field: 'order', of: ({ orderNo }) => orderNo },
    place: () => '/audit-queue',
  })),
  breaker_tripped: newsOf(breakerTripped, (field) => ({
    fields: {
      rule: field('code', { 'zh-CN': '规则', en: 'rule' }, ({ ruleName }) => ruleName),
      minutes: field('whole', { 'zh-CN': '分钟', en: 'minutes' }, ({ minutes }) => minutes),
      hits: field('whole', { 'zh-CN': '命中数', en: 'hits' }, ({ hitCount }) => hitCount),
    },
    place: () => '/audit-rules',
  })),
  deadline_near: newsOf(deadlineNear, (field) => ({
    fields: {
      hours: field('whole', hours, ({ hours: left }) => left),
      penalty: field('fen', { 'zh-CN': '可能的罚款', en: 'penalty at risk' }, ({ penaltyFen }) => penaltyFen),
    },
    place: () => '/deadlines',
  })),
  balance_low: newsOf(waybillBalanceLow, () => ({ place: () => '/waybill-accounts' })),
  notice_failed: newsOf(shipNoticeFailed, (field) => ({
    fields: { code: field('code', code, ({ code: said }) => said) },
    place: () => '/ship-notices',
  })),
  notice_late: newsOf(shipNoticeLate, (field) => ({
    fields: { code: field('code', code, ({ code: said }) => said) },
    place: () => '/ship-notices',
  })),
  link_broken: newsOf(chainLinkBroken, () => ({ place: () => '/chain' })),
  parcel_alert: newsOf(parcelAlertOpened, (field) => ({
    fields: {
      kind: field('code', { 'zh-CN': '物流异常', en: 'trouble' }, ({ kind }) => kind),
      severity: field('code', { 'zh-CN': '紧急程度', en: 'severity' }, ({ severity }) => severity),
    },
    place: () => '/parcel-alerts',
  })),
  tracking_refused: newsOf(trackingAccountRefused, (field) => ({
    fields: { name: field('code', { 'zh-CN': '轨迹账户', en: 'tracking account' }, ({ name }) => name) },
    place: () => '/tracking-accounts',
  })),
  approval_wanted: newsOf(approvalWanted, toApprovers),
  approval_reminded: newsOf(approvalReminded, toApprovers),
  approval_handed_over: newsOf(approvalHandedOver, toApprovers),
  approval_escalated: newsOf(approvalEscalated, toApprovers),
  approval_decided: newsOf(approvalDecided, (field) => {
    const { fields, place } = ofApproval(field);
    const outcome = field('code', { 'zh-CN': '结果', en: 'outcome' }, (payload) => payload.outcome);
    const minutes = field('whole', { 'zh-CN': '用时（分钟）', en: 'minutes it took' }, (payload) => payload.minutes);
    const ends = { news: approvalsAsked, field: 'taskId', of: (payload: Approval): string => payload.taskId };
    return { fields: { ...fields, outcome, minutes }, ends, place };
  }),
} as const satisfies Readonly<Record<string, News>>;

export type NewsCode = keyof typeof newsTable;
export const newsCodes = Object.keys(newsTable) as [NewsCode, ...NewsCode[]];
