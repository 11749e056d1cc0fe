import { z } from 'zod';
import type { PersonId } from '../identity/person.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { approvalModeCodes, approvalStates, policySchema, verdicts, type ApprovalId } from './approval.ts';
import { approverSchema, type DutyListId } from './approver.ts';

const approvalId = idSchema<ApprovalId>();
const personId = idSchema<PersonId>();
const listId = idSchema<DutyListId>();
const shopId = idSchema<Id<'ShopId'>>();
const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const reason = z.string().trim().max(200);
const kind = z.string().min(1).max(60);

const seat = z.object({
  ordinal: z.int(),
  level: z.int(),
  approver: approverSchema,
  /** as people call it, in the reader's language */
  name: z.string(),
  handedBy: z.string().nullable(),
  verdict: z.enum(verdicts).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  reason: z.string().nullable(),
});

export const approvalView = z.object({
  id: approvalId,
  kind,
  subject: z.object({ kind: z.string(), id: z.string() }),
  title: words,
  state: z.enum(approvalStates),
  mode: z.enum(approvalModeCodes),
  askedBy: z.string(),
  askedAt: instantSchema,
  /** null: it does not go up any further */
  dueAt: instantSchema.nullable(),
  level: z.int(),
  remindedAt: instantSchema.nullable(),
  decidedAt: instantSchema.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
  seats: z.array(seat),
  /** whether the reader may decide now */
  isMine: z.boolean(),
  /** whether the reader asked for it */
  isAskedByMe: z.boolean(),
});
export type ApprovalView = z.output<typeof approvalView>;

/** `mine`: what the reader may decide now; the oldest first. `decided`: what the reader has decided, the newest first. */
export const listApprovals = endpoint({
  method: 'GET',
  path: '/api/approvals',
  permission: 'requests.display',
  title: { 'zh-CN': '待我审批', en: 'Approvals for me' },
  input: z.object({ ...pageInput, which: z.enum(['mine', 'decided']).default('mine') }),
  output: pageOf(approvalView),
});

export const showApproval = endpoint({
  method: 'GET',
  path: '/api/approvals/:approvalId',
  permission: 'requests.display',
  title: { 'zh-CN': '审批详情', en: 'Approval' },
  input: z.object({ approvalId }),
  output: approvalView,
});

/** Whom the reader may hand an approval to, with how long each took of late. */
export const listApprovers = endpoint({
  method: 'GET',
  path: '/api/approvers',
  permission: 'requests.display',
  title: { 'zh-CN': '可审批的人', en: 'People who may approve' },
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({ personId, name: z.string(), roles: z.array(z.string()), isOnDuty: z.boolean(), medianMinutes: z.int().nullable() }),
    ),
  }),
});

/** Says yes or no; a no needs a reason. Said again it is the same. */
export const decideApproval = endpoint({
  method: 'POST',
  path: '/api/approvals/:approvalId/decide',
  permission: 'approvals.decide',
  title: { 'zh-CN': '审批：批准或拒绝', en: 'Approve or reject' },
  input: z
    .object({ approvalId, verdict: z.enum(verdicts), reason: reason.default('') })
    .refine(({ verdict, reason: why }) => verdict === 'approve' || why.length >= 2, { path: ['reason'], message: 'reason' }),
  output: z.object({ state: z.enum(approvalStates) }),
});

export const handOverApproval = endpoint({
  method: 'POST',
  path: '/api/approvals/:approvalId/hand-over',
  permission: 'approvals.decide',
  title: { 'zh-CN': '转交审批', en: 'Hand an approval over' },
  input: z.object({ approvalId, personId, reason: reason.default('') }),
  output: z.object({}),
});

export const remindApprovers = endpoint({
  method: 'POST',
  path: '/api/approvals/:approvalId/remind',
  permission: 'requests.display',
  title: { 'zh-CN': '催办', en: 'Remind the approvers' },
  input: z.object({ approvalId }),
  output: z.object({}),
});

export const policyRow = z.object({
  kind,
  words,
  policy: policySchema,
  /** null: as the product starts with it */
  changedAt: instantSchema.nullable(),
  changedBy: z.string().nullable(),
});
export type PolicyRow = z.output<typeof policyRow>;

const shift = z
  .object({
    personId,
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    fromMinute: z.int().min(0).max(1_439),
    untilMinute: z.int().min(1).max(1_440),
  })
  .refine(({ fromMinute, untilMinute }) => fromMinute < untilMinute, { path: ['untilMinute'], message: 'order' });

export const dutyListRow = z.object({ id: listId, name: z.string(), shifts: z.array(shift), onDuty: z.array(personId) });
export type DutyListRow = z.output<typeof dutyListRow>;

/** All that says who approves: the kinds with their approvers, duty lists, and who is in charge of which shop. */
export const showApprovalSetup = endpoint({
  method: 'GET',
  path: '/api/approval-setup',
  permission: 'requests.display',
  title: { 'zh-CN': '审批设置', en: 'Who approves what' },
  input: z.object({}),
  output: z.object({
    policies: z.array(policyRow),
    dutyLists: z.array(dutyListRow),
    shopLeads: z.array(z.object({ shopId, shopName: z.string(), personIds: z.array(personId) })),
    people: z.array(z.object({ personId, name: z.string(), medianMinutes: z.int().nullable() })),
    roles: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
});

export const saveApprovalPolicy = endpoint({
  method: 'POST',
  path: '/api/approval-setup/policies/:kind',
  permission: 'approvals.manage',
  title: { 'zh-CN': '修改审批人', en: 'Change the approvers' },
  input: z.object({ kind, policy: policySchema }),
  output: z.object({}),
});

/** `listId` null adds one. */
export const saveDutyList = endpoint({
  method: 'POST',
  path: '/api/approval-setup/duty-lists',
  permission: 'approvals.manage',
  title: { 'zh-CN': '保存值班表', en: 'Save a duty list' },
  input: z.object({ listId: listId.nullable(), name: z.string().trim().min(1).max(40), shifts: z.array(shift).min(1).max(100) }),
  output: z.object({ listId }),
});

export const removeDutyList = endpoint({
  method: 'POST',
  path: '/api/approval-setup/duty-lists/:listId/remove',
  permission: 'approvals.manage',
  title: { 'zh-CN': '删除值班表', en: 'Remove a duty list' },
  input: z.object({ listId }),
  output: z.object({}),
});

export const saveShopLeads = endpoint({
  method: 'POST',
  path: '/api/approval-setup/shops/:shopId',
  permission: 'approvals.manage',
  title: { 'zh-CN': '指定店铺负责人', en: 'Say who is in charge of a shop' },
  input: z.object({ shopId, personIds: z.array(personId).max(20) }),
  output: z.object({}),
});
