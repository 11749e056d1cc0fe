import { z } from 'zod';
import { approvalView } from '../approvals/approval-api.ts';
import { conditionSchema } from '../conditions/condition.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { addedLine, typedReceiver } from '../orders/added/added-order-api.ts';
import { orderExceptionKinds } from '../orders/order-exception.ts';
import type { OrderId } from '../orders/order.ts';
import { consequenceSchema } from './consequence.ts';
import { requestKindCodes } from './request-kind.ts';
import { requestStates, type RequestId } from './request-life.ts';
import { requestStageCodes } from './request-stage.ts';
import { requestStepCodes } from './request-step.ts';

const requestId = idSchema<RequestId>();
const orderId = idSchema<OrderId>();
const shopId = idSchema<Id<'ShopId'>>();
const kind = z.enum(requestKindCodes);
const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const reason = z.string().trim().min(2).max(200);

/** Of a line of the order other goods: so many pieces of a SKU instead, by its code. */
export const swappedLine = z.object({
  lineNo: z.string().min(1).max(64),
  sku: z.string().trim().min(1).max(60),
  quantity: z.int().min(1).max(9_999),
});

/** What is asked, by kind. */
export const requestAsk = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('change_address'), receiver: typedReceiver }),
  z.strictObject({ kind: z.literal('exchange'), lines: z.array(swappedLine).min(1).max(50) }),
  z.strictObject({ kind: z.literal('rush') }),
  z.strictObject({ kind: z.literal('cancel') }),
  z.strictObject({ kind: z.literal('resend'), lines: z.array(addedLine).min(1).max(50) }),
  z.strictObject({ kind: z.literal('release'), exceptions: z.array(z.enum(orderExceptionKinds)).min(1).max(20) }),
]);
export type RequestAsk = z.output<typeof requestAsk>;

/** What may be asked of an order now, and why not. */
export const showRequestChoices = endpoint({
  method: 'GET',
  path: '/api/orders/:orderId/request-choices',
  permission: 'requests.display',
  title: { 'zh-CN': '可提出的申请', en: 'What may be asked of an order' },
  input: z.object({ orderId }),
  output: z.object({
    orderNo: z.string(),
    stage: z.enum(requestStageCodes),
    isMerged: z.boolean(),
    choices: z.array(z.object({ kind, isOpen: z.boolean(), why: words.nullable() })),
    /** those that a person may force */
    exceptions: z.array(z.enum(orderExceptionKinds)),
    lines: z.array(z.object({ lineNo: z.string(), title: z.string(), specification: z.string(), quantity: z.int(), skuCode: z.string() })),
    openRequests: z.array(z.object({ id: requestId, no: z.string(), kind, state: z.enum(requestStates) })),
  }),
});

/** What a request would mean, before it is made. */
export const previewRequest = endpoint({
  method: 'POST',
  path: '/api/orders/:orderId/requests/preview',
  permission: 'requests.make',
  title: { 'zh-CN': '申请预览', en: 'Preview of a request' },
  input: z.object({ orderId, ask: requestAsk }),
  output: z.object({ consequences: z.array(consequenceSchema), needsApproval: z.boolean() }),
});

/** Asks for a change; its order is locked in the same moment. */
export const makeRequest = endpoint({
  method: 'POST',
  path: '/api/orders/:orderId/requests',
  permission: 'requests.make',
  title: { 'zh-CN': '提出申请', en: 'Make a request' },
  input: z.object({ orderId, ask: requestAsk, reason }),
  output: z.object({ requestId, no: z.string(), consequences: z.array(consequenceSchema) }),
});

/** A receiver as lists and cards show it: name and phone masked, the address down to the district. */
export const shownReceiver = z.object({ name: z.string(), phone: z.string(), address: z.string() });
export type ShownReceiver = z.output<typeof shownReceiver>;

const requestSummary = {
  id: requestId,
  no: z.string(),
  kind,
  state: z.enum(requestStates),
  stage: z.enum(requestStageCodes),
  isLocking: z.boolean(),
  orderId,
  orderNo: z.string(),
  shopId,
  shopName: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: instantSchema,
  approvalId: z.uuid().nullable(),
  /** when it goes up; null when it does not */
  dueAt: instantSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  /** the warehouse has the parcel in its hands */
  isLaidAside: z.boolean(),
  endedAt: instantSchema.nullable(),
  problem: words.nullable(),
  consequences: z.array(consequenceSchema),
  /** whether the reader may decide it now */
  isMine: z.boolean(),
  isAskedByMe: z.boolean(),
};

export const requestRow = z.object(requestSummary);
export type RequestRow = z.output<typeof requestRow>;

/** Newest first; those to be approved by the reader the oldest first. */
export const listRequests = endpoint({
  method: 'GET',
  path: '/api/requests',
  permission: 'requests.display',
  title: { 'zh-CN': '申请', en: 'Requests' },
  input: z.object({
    ...pageInput,
    which: z.enum(['all', 'open', 'asked_by_me', 'to_approve', 'to_lay_aside']).default('open'),
    kind: kind.optional(),
    state: z.enum(requestStates).optional(),
    shopId: shopId.optional(),
    orderId: orderId.optional(),
    /** a platform's order number or our request's; whole */
    search: z.string().trim().min(2).max(64).optional(),
  }),
  output: pageOf(requestRow),
});

/** How many wait for whom. */
export const countRequests = endpoint({
  method: 'GET',
  path: '/api/requests/counts',
  permission: 'requests.display',
  title: { 'zh-CN': '申请数', en: 'Numbers of requests' },
  input: z.object({}),
  output: z.object({ open: z.int(), askedByMe: z.int(), toApprove: z.int(), toLayAside: z.int() }),
});

export const requestView = z.object({
  ...requestSummary,
  receiver: z.object({ before: shownReceiver, next: shownReceiver, changed: z.array(z.string()) }).nullable(),
  goods: z.array(z.object({ title: z.string(), specification: z.string(), quantity: z.int(), pictureUrl: z.string() })),
  /** in words: `规格 → 新编码 ×1` */
  asked: z.array(words),
  paidFen: z.int(),
  shipBy: instantSchema.nullable(),
  steps: z.array(z.object({ step: z.enum(requestStepCodes), at: instantSchema.nullable(), note: words.nullable() })),
  approval: approvalView.nullable(),
  addedOrderId: orderId.nullable(),
  /** whether whoever reads sees receivers only masked, whatever they do */
  isMasked: z.boolean(),
});
export type RequestView = z.output<typeof requestView>;

export const showRequest = endpoint({
  method: 'GET',
  path: '/api/requests/:requestId',
  permission: 'requests.display',
  title: { 'zh-CN': '申请详情', en: 'Request' },
  input: z.object({ requestId }),
  output: requestView,
});

/** Both receivers in full, for who may decide or has the permission; who saw them, and why, is journaled. */
export const revealRequest = endpoint({
  method: 'POST',
  path: '/api/requests/:requestId/reveal',
  permission: 'requests.display',
  title: { 'zh-CN': '查看申请里的完整收件信息', en: 'See the receivers of a request in full' },
  input: z.object({ requestId, reason }),
  output: z.object({ before: shownReceiver, next: shownReceiver }),
});

const acted = z.object({ state: z.enum(requestStates) });

/** Taken back by who asked; the order goes on as it was. */
export const withdrawRequest = endpoint({
  method: 'POST',
  path: '/api/requests/:requestId/withdraw',
  permission: 'requests.make',
  title: { 'zh-CN': '撤回申请', en: 'Withdraw a request' },
  input: z.object({ requestId, reason }),
  output: acted,
});

/** The warehouse has the printed parcel in its hands: it will not leave. */
export const layAside = endpoint({
  method: 'POST',
  path: '/api/requests/:requestId/lay-aside',
  permission: 'floor.work',
  title: { 'zh-CN': '确认已拦下包裹', en: 'Confirm that the parcel is laid aside' },
  input: z.object({ requestId }),
  output: acted,
});

/** Tries again what was refused. */
export const retryRequest = endpoint({
  method: 'POST',
  path: '/api/requests/:requestId/retry',
  permission: 'requests.make',
  title: { 'zh-CN': '重新执行申请', en: 'Try a request again' },
  input: z.object({ requestId }),
  output: acted,
});

/** Gives up what is stuck or waits; what was done stays, the order is unlocked. */
export const dropRequest = endpoint({
  method: 'POST',
  path: '/api/requests/:requestId/drop',
  permission: 'approvals.decide',
  title: { 'zh-CN': '放弃执行申请', en: 'Give a request up' },
  input: z.object({ requestId, reason }),
  output: acted,
});

export const gateRow = z.object({
  kind,
  condition: conditionSchema,
  sentence: words,
  isOn: z.boolean(),
  needsApproval: z.boolean(),
  changedAt: instantSchema.nullable(),
  changedBy: z.string().nullable(),
});
export type GateRow = z.output<typeof gateRow>;

export const listRequestGates = endpoint({
  method: 'GET',
  path: '/api/request-gates',
  permission: 'requests.display',
  title: { 'zh-CN': '申请条件', en: 'When requests may be made' },
  input: z.object({}),
  output: z.object({ items: z.array(gateRow) }),
});

export const saveRequestGate = endpoint({
  method: 'POST',
  path: '/api/request-gates/:kind',
  permission: 'approvals.manage',
  title: { 'zh-CN': '修改申请条件', en: 'Change when a request may be made' },
  input: z.object({ kind, condition: conditionSchema, isOn: z.boolean(), needsApproval: z.boolean() }),
  output: z.object({ sentence: words }),
});

/** How fast requests are answered: the article's measure. Of those asked in a span. */
export const showAnswerTimes = endpoint({
  method: 'GET',
  path: '/api/requests/answer-times',
  permission: 'requests.display',
  title: { 'zh-CN': '申请响应时长', en: 'How fast requests are answered' },
  input: z.object({ from: instantSchema.optional(), to: instantSchema.optional() }),
  output: z.object({
    count: z.int(),
    medianMinutes: z.number().nullable(),
    p90Minutes: z.number().nullable(),
    byKind: z.array(z.object({ kind, count: z.int(), medianMinutes: z.number(), p90Minutes: z.number() })),
  }),
});
