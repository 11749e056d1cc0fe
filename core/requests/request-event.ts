import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import { requestKindCodes } from './request-kind.ts';
import { requestStageCodes } from './request-stage.ts';
import { requestStepCodes } from './request-step.ts';

const subjectKind = 'request';

/** No personal data: what is asked stands sealed with the request. */
const about = { kind: z.enum(requestKindCodes), orderId: z.string() };

export const requestMade = eventType({
  name: 'request.made',
  subjectKind,
  payload: z.object({ ...about, stage: z.enum(requestStageCodes), isLocking: z.boolean() }),
  words: { 'zh-CN': '提出申请', en: 'Request made' },
});
export const requestApproved = eventType({
  name: 'request.approved',
  subjectKind,
  payload: z.object({ ...about, minutes: z.int() }),
  words: { 'zh-CN': '申请通过', en: 'Request approved' },
});
/** `minutes` from asking to the answer. */
export const requestRejected = eventType({
  name: 'request.rejected',
  subjectKind,
  payload: z.object({ ...about, minutes: z.int() }),
  words: { 'zh-CN': '申请被拒绝', en: 'Request rejected' },
});
export const requestWithdrawn = eventType({
  name: 'request.withdrawn',
  subjectKind,
  payload: z.object(about),
  words: { 'zh-CN': '申请撤回', en: 'Request withdrawn' },
});
export const requestLapsed = eventType({
  name: 'request.lapsed',
  subjectKind,
  payload: z.object(about),
  words: { 'zh-CN': '申请失效：订单已关闭', en: 'Request lapsed: its order was closed' },
});
export const requestStepDone = eventType({
  name: 'request.step_done',
  subjectKind,
  payload: z.object({ ...about, step: z.enum(requestStepCodes) }),
  words: { 'zh-CN': '申请执行一步', en: 'A step of a request done' },
});
/** The label is printed: it goes on when the warehouse has the parcel in its hands. */
export const requestWaits = eventType({
  name: 'request.waits',
  subjectKind,
  payload: z.object(about),
  words: { 'zh-CN': '申请等仓库拦下包裹', en: 'Request waits for the warehouse' },
});
export const requestLaidAside = eventType({
  name: 'request.laid_aside',
  subjectKind,
  payload: z.object(about),
  words: { 'zh-CN': '仓库已拦下包裹', en: 'The warehouse has laid the parcel aside' },
});
/** `minutes` from asking to the end. */
export const requestCarriedOut = eventType({
  name: 'request.carried_out',
  subjectKind,
  payload: z.object({ ...about, minutes: z.int() }),
  words: { 'zh-CN': '申请执行完成', en: 'Request carried out' },
});
export const requestFailed = eventType({
  name: 'request.failed',
  subjectKind,
  payload: z.object({ ...about, step: z.enum(requestStepCodes), code: z.string() }),
  words: { 'zh-CN': '申请执行受阻', en: 'Request is stuck' },
});
export const requestRevealed = eventType({
  name: 'request.revealed',
  subjectKind,
  payload: z.object({}),
  words: { 'zh-CN': '查看申请里的完整收件信息', en: 'Receivers of a request seen in full' },
});
export const requestGateChanged = eventType({
  name: 'request_gate.changed',
  subjectKind: 'request_gate',
  payload: z.object({ kind: z.enum(requestKindCodes) }),
  words: { 'zh-CN': '修改申请条件', en: 'Conditions of a request changed' },
});

/** Who may hear news of requests on the live stream. */
export const requestSubjects = { request: 'requests.display', request_gate: 'approvals.manage' } as const;
