import { z } from 'zod';
import { startingRoles, type StartingRole } from '../identity/role.ts';
import { eventType } from '../kernel/event.ts';
import { auditVerdictCodes } from './audit-verdict.ts';

const role = z.enum(Object.keys(startingRoles) as [StartingRole, ...StartingRole[]]);
const ruleKind = 'audit_rule';
const ofRule = z.object({ version: z.int() });
const empty = z.object({});

export const ruleDrafted = eventType({
  name: 'audit_rule.drafted',
  subjectKind: ruleKind,
  payload: empty,
  words: { 'zh-CN': '保存审单规则草稿', en: 'Draft of a rule saved' },
});
export const ruleDraftDropped = eventType({
  name: 'audit_rule.draft_dropped',
  subjectKind: ruleKind,
  payload: empty,
  words: { 'zh-CN': '丢弃审单规则草稿', en: 'Draft of a rule dropped' },
});
/** From now on it says something else: whatever waits is judged again. */
export const rulePublished = eventType({
  name: 'audit_rule.published',
  subjectKind: ruleKind,
  payload: ofRule,
  words: { 'zh-CN': '发布审单规则', en: 'Rule published' },
});
export const ruleSwitched = eventType({
  name: 'audit_rule.switched',
  subjectKind: ruleKind,
  payload: z.object({ isOn: z.boolean() }),
  words: { 'zh-CN': '开关审单规则', en: 'Rule switched' },
});
/** `subjectId`: kind and key. */
export const namedChanged = eventType({
  name: 'audit_name.changed',
  subjectKind: 'audit_name',
  payload: z.object({ kind: z.enum(['list', 'parameter', 'condition']), key: z.string() }),
  words: { 'zh-CN': '修改词库或参数', en: 'Word list or parameter changed' },
});
export const packImported = eventType({
  name: 'audit_pack.imported',
  subjectKind: 'audit_pack',
  payload: z.object({ ruleKeys: z.array(z.string()) }),
  words: { 'zh-CN': '导入审单模板', en: 'Pack of rules imported' },
});

export const blacklistAdded = eventType({
  name: 'audit_blacklist.added',
  subjectKind: 'audit_blacklist',
  payload: empty,
  words: { 'zh-CN': '加入黑名单', en: 'Added to the blacklist' },
});
export const blacklistRemoved = eventType({
  name: 'audit_blacklist.removed',
  subjectKind: 'audit_blacklist',
  payload: empty,
  words: { 'zh-CN': '移出黑名单', en: 'Taken off the blacklist' },
});
export const blacklistRestored = eventType({
  name: 'audit_blacklist.restored',
  subjectKind: 'audit_blacklist',
  payload: empty,
  words: { 'zh-CN': '恢复黑名单', en: 'Put back on the blacklist' },
});

/** What audit says of an order, when that is news. `ruleKeys`: the rules that spoke. */
export const orderJudged = eventType({
  name: 'order.judged',
  subjectKind: 'order',
  payload: z.object({ verdict: z.enum(auditVerdictCodes), ruleKeys: z.array(z.string()), decisionId: z.string() }),
  words: { 'zh-CN': '审单结果', en: 'Audited' },
});
/** A person let it pass, sent it on or kept it; the reason stands with the entry. */
export const orderDecided = eventType({
  name: 'order.decided',
  subjectKind: 'order',
  payload: z.object({ decision: z.enum(['pass', 'finance', 'hold', 'block']) }),
  words: { 'zh-CN': '人工审核', en: 'Audited by hand' },
});

/** A rule wants somebody told or something done: for whoever sends messages, opens tasks, calls hooks. Asked once an order and rule. */
export const noticeAsked = eventType({
  name: 'audit.notice_asked',
  subjectKind: 'order',
  payload: z.object({
    ruleKey: z.string(),
    ruleName: z.string(),
    action: z.enum(['notify', 'webhook', 'message_buyer', 'open_task', 'offer_cancel', 'ask_approval']),
    role: role.nullable(),
    /** template, task or hook: what the action names */
    what: z.string(),
    channelOrderNo: z.string(),
  }),
  words: { 'zh-CN': '规则要求通知', en: 'A rule asks to tell somebody' },
});

const ofQuestion = z.object({ orderId: z.string(), orderNo: z.string() });

/** An auditor asks service; the words stay with the question, because they may be about a person. */
export const questionAsked = eventType({
  name: 'audit.question_asked',
  subjectKind: 'order',
  payload: ofQuestion,
  words: { 'zh-CN': '审单问客服', en: 'Auditor asks service' },
});
export const questionAnswered = eventType({
  name: 'audit.question_answered',
  subjectKind: 'order',
  payload: ofQuestion.extend({ askedById: z.string() }),
  words: { 'zh-CN': '客服答复审单', en: 'Service answers the auditor' },
});
export const questionWithdrawn = eventType({
  name: 'audit.question_withdrawn',
  subjectKind: 'order',
  payload: empty,
  words: { 'zh-CN': '撤回审单提问', en: 'Question withdrawn' },
});

export const breakerTripped = eventType({
  name: 'audit_breaker.tripped',
  subjectKind: 'audit_breaker',
  payload: z.object({ ruleKey: z.string(), ruleName: z.string(), hitCount: z.int(), minutes: z.int() }),
  words: { 'zh-CN': '熔断', en: 'Breaker tripped' },
});
export const breakerEnded = eventType({
  name: 'audit_breaker.ended',
  subjectKind: 'audit_breaker',
  payload: z.object({ ruleKey: z.string() }),
  words: { 'zh-CN': '解除熔断', en: 'Breaker ended' },
});

/** Who may hear news about audit on the live stream. */
export const auditSubjects = {
  audit_rule: 'audit.display',
  audit_name: 'audit.display',
  audit_pack: 'audit.display',
  audit_blacklist: 'audit.display',
  audit_breaker: 'audit.display',
  audit_hook: 'audit.display',
} as const;
