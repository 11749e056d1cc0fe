import { z } from 'zod';
import { fieldTypes } from '../conditions/field.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { instantSchema } from '../kernel/instant.ts';
import { auditPhaseCodes } from './audit-phase.ts';
import { auditRuleSchema } from './audit-rule.ts';

const ruleKey = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(60);
const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const done = z.object({ done: z.literal(true) });

/** A rule as the list shows it. What it says is that of the version in force, or of its draft where there is none. */
export const auditRuleRow = z.object({
  key: ruleKey,
  name: z.string(),
  phase: z.enum(auditPhaseCodes),
  rank: z.int(),
  isOn: z.boolean(),
  sentence: words,
  /** null: never published */
  version: z.int().nullable(),
  publishedAt: instantSchema.nullable(),
  publishedBy: z.string().nullable(),
  hasDraft: z.boolean(),
  pack: z.string(),
  /** orders that it found in the last seven days */
  hits7Days: z.int(),
  exampleCount: z.int(),
});
export type AuditRuleRow = z.output<typeof auditRuleRow>;

/** What rules share by name. */
export const auditNameRow = z.object({
  kind: z.enum(['list', 'parameter']),
  key: z.string(),
  name: z.string(),
  /** of a list */
  words: z.array(z.string()),
  /** of a parameter: fen, whole number, text as its type says */
  type: z.enum(fieldTypes).nullable(),
  value: z.union([z.string(), z.number()]).nullable(),
  /** rules that use it */
  usedBy: z.array(z.string()),
  changedAt: instantSchema,
  changedBy: z.string(),
});
export type AuditNameRow = z.output<typeof auditNameRow>;

export const listAuditRules = endpoint({
  method: 'GET',
  path: '/api/audit/rules',
  permission: 'audit.display',
  title: { 'zh-CN': '审单规则', en: 'Audit rules' },
  input: z.object({}),
  output: z.object({ items: z.array(auditRuleRow), names: z.array(auditNameRow) }),
});

const problem = z.object({ path: z.string(), words });

/** A rule with its content, its draft, and how its examples turn out. */
export const showAuditRule = endpoint({
  method: 'GET',
  path: '/api/audit/rules/:ruleKey',
  permission: 'audit.display',
  title: { 'zh-CN': '审单规则详情', en: 'Audit rule' },
  input: z.object({ ruleKey }),
  output: z.object({
    ...auditRuleRow.shape,
    live: auditRuleSchema.nullable(),
    draft: auditRuleSchema.nullable(),
    draftSentence: words.nullable(),
    draftProblems: z.array(problem),
    draftAt: instantSchema.nullable(),
    draftBy: z.string().nullable(),
    hitsByDay: z.array(z.object({ day: z.string(), count: z.int() })),
  }),
});

/** Keeps what somebody is writing; a rule that is not there yet begins so. Drafts may be unsound. */
export const saveRuleDraft = endpoint({
  method: 'POST',
  path: '/api/audit/rules/:ruleKey/draft',
  permission: 'audit.manage',
  title: { 'zh-CN': '保存规则草稿', en: 'Save the draft of a rule' },
  input: z.object({ ruleKey, rule: auditRuleSchema }),
  output: z.object({ problems: z.array(problem) }),
});

export const dropRuleDraft = endpoint({
  method: 'POST',
  path: '/api/audit/rules/:ruleKey/drop-draft',
  permission: 'audit.manage',
  title: { 'zh-CN': '丢弃规则草稿', en: 'Drop the draft of a rule' },
  input: z.object({ ruleKey }),
  output: done,
});

/** Tries the examples and puts the draft in force; what waits is judged again. */
export const publishRule = endpoint({
  method: 'POST',
  path: '/api/audit/rules/:ruleKey/publish',
  permission: 'audit.manage',
  title: { 'zh-CN': '发布规则', en: 'Publish a rule' },
  input: z.object({ ruleKey }),
  output: z.object({ version: z.int() }),
});

export const switchRule = endpoint({
  method: 'POST',
  path: '/api/audit/rules/:ruleKey/switch',
  permission: 'audit.manage',
  title: { 'zh-CN': '开关规则', en: 'Switch a rule' },
  input: z.object({ ruleKey, isOn: z.boolean() }),
  output: done,
});

/** Says a word list or a parameter anew, for all rules that use it; refused when one of them could not be used any more. */
export const changeAuditName = endpoint({
  method: 'POST',
  path: '/api/audit/names/:kind/:key',
  permission: 'audit.manage',
  title: { 'zh-CN': '修改词库或参数', en: 'Change a word list or parameter' },
  input: z.object({
    kind: z.enum(['list', 'parameter']),
    key: z.string(),
    words: z.array(z.string().trim().min(1).max(100)).max(5_000).optional(),
    value: z.union([z.string().max(200), z.number()]).optional(),
  }),
  output: done,
});
