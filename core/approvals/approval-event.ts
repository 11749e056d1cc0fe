import { z } from 'zod';
import { eventType } from '../kernel/event.ts';

const subjectKind = 'approval';

/** No personal data: what it is about stands sealed with its subject. `place` is the page where it can be decided. */
const about = {
  taskId: z.string(),
  kind: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  place: z.string(),
};
const wanted = z.object({ ...about, approverIds: z.array(z.string()), dueAt: z.string().nullable() });

export const approvalWanted = eventType({
  name: 'approval.wanted',
  subjectKind,
  payload: wanted,
  words: { 'zh-CN': '发起审批', en: 'Approval asked for' },
});
export const approvalReminded = eventType({
  name: 'approval.reminded',
  subjectKind,
  payload: wanted,
  words: { 'zh-CN': '催办审批', en: 'Approvers reminded' },
});
/** Nobody decided in time: `approverIds` are those who are asked now besides. */
export const approvalEscalated = eventType({
  name: 'approval.escalated',
  subjectKind,
  payload: wanted,
  words: { 'zh-CN': '审批超时升级', en: 'Approval went one level up' },
});
export const approvalHandedOver = eventType({
  name: 'approval.handed_over',
  subjectKind,
  payload: wanted,
  words: { 'zh-CN': '转交审批', en: 'Approval handed over' },
});
/** One of several has said yes; the others are still asked. */
export const approvalSeatFilled = eventType({
  name: 'approval.seat_filled',
  subjectKind,
  payload: wanted,
  words: { 'zh-CN': '审批通过一步', en: 'One approver agreed' },
});
/** Decided, withdrawn or lapsed; `minutes` since it was asked for. */
export const approvalDecided = eventType({
  name: 'approval.decided',
  subjectKind,
  payload: z.object({
    ...about,
    outcome: z.enum(['approved', 'rejected', 'withdrawn', 'lapsed']),
    byPersonId: z.string().nullable(),
    minutes: z.int(),
  }),
  words: { 'zh-CN': '审批结束', en: 'Approval decided' },
});
export const approvalPolicyChanged = eventType({
  name: 'approval_policy.changed',
  subjectKind: 'approval_policy',
  payload: z.object({ kind: z.string() }),
  words: { 'zh-CN': '修改审批人', en: 'Approvers changed' },
});
export const dutyListChanged = eventType({
  name: 'duty_list.changed',
  subjectKind: 'duty_list',
  payload: z.object({ name: z.string() }),
  words: { 'zh-CN': '修改值班表', en: 'Duty list changed' },
});
export const shopLeadsChanged = eventType({
  name: 'shop_leads.changed',
  subjectKind: 'shop',
  payload: z.object({ personIds: z.array(z.string()) }),
  words: { 'zh-CN': '修改店铺负责人', en: 'People in charge of a shop changed' },
});

/** Who may hear news of approvals on the live stream. */
export const approvalSubjects = {
  approval: 'requests.display',
  approval_policy: 'approvals.manage',
  duty_list: 'approvals.manage',
} as const;
