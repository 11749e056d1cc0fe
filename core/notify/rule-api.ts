import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { noticeRuleSchema } from './notice-rule.ts';
import { newsCodes } from './news-table.ts';

const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const done = z.object({ done: z.literal(true) });
const code = z.string().regex(/^[a-z][a-z0-9_]{1,60}$/u);

/** A rule as it stands: `isOwn` the merchant made it, `isChanged` a starting one with the merchant's changes. `version` 0: never saved. */
export const noticeRuleView = z.object({
  code,
  rule: noticeRuleSchema,
  isOwn: z.boolean(),
  isChanged: z.boolean(),
  version: z.int(),
  /** in the reader's language: when, whom, how */
  sentence: z.string(),
});
export type NoticeRuleView = z.output<typeof noticeRuleView>;

/** An event that a rule can be about, with its fields: what conditions ask and `{marks}` say. */
export const newsView = z.object({
  code: z.enum(newsCodes),
  words,
  fields: z.array(z.object({ key: z.string(), words, type: z.string() })),
  named: words.nullable(),
});
export type NewsView = z.output<typeof newsView>;

export const listNoticeRules = endpoint({
  method: 'GET',
  path: '/api/notice-rules',
  permission: 'notify.display',
  title: { 'zh-CN': '通知规则', en: 'Notice rules' },
  input: z.object({}),
  output: z.object({
    items: z.array(noticeRuleView),
    news: z.array(newsView),
    roles: z.array(z.object({ code: z.string(), name: z.string() })),
    people: z.array(z.object({ id: z.string(), name: z.string() })),
    groups: z.array(z.object({ id: z.string(), name: z.string() })),
    dutyLists: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

/** `code` null: a new one. `version` is the one that was looked at. */
export const saveNoticeRule = endpoint({
  method: 'POST',
  path: '/api/notice-rules',
  permission: 'notify.manage',
  title: { 'zh-CN': '保存通知规则', en: 'Save a notice rule' },
  input: z.object({ code: code.nullable(), version: z.int(), rule: noticeRuleSchema }),
  output: z.object({ code }),
});

/** A starting rule becomes what it was; one of the merchant's own goes. */
export const resetNoticeRule = endpoint({
  method: 'POST',
  path: '/api/notice-rules/:code/reset',
  permission: 'notify.manage',
  title: { 'zh-CN': '恢复或删除通知规则', en: 'Set a notice rule back or remove it' },
  input: z.object({ code }),
  output: done,
});

/** What a rule would have told in the last days, by what really happened. */
export const estimateNoticeRule = endpoint({
  method: 'POST',
  path: '/api/notice-rules/estimate',
  permission: 'notify.display',
  title: { 'zh-CN': '估算通知数量', en: 'Estimate a notice rule' },
  input: z.object({ rule: noticeRuleSchema }),
  output: z.object({
    days: z.int(),
    happenedCount: z.int(),
    matchedCount: z.int(),
    /** after happenings that read the same were counted together */
    messagesADay: z.number(),
    people: z.array(z.string()),
    groups: z.array(z.string()),
    /** of the persons, how many have a road of their own */
    reachedCount: z.int(),
    /** history was longer than what was looked at */
    isCut: z.boolean(),
  }),
});

/** Sends the rule's words with example values to the caller's own first road. */
export const testNoticeRule = endpoint({
  method: 'POST',
  path: '/api/notice-rules/test',
  permission: 'notify.manage',
  title: { 'zh-CN': '试发通知', en: 'Send a test of a notice rule' },
  input: z.object({ rule: noticeRuleSchema }),
  output: z.object({ text: z.string(), sentBy: z.string().nullable(), problem: z.string().nullable() }),
});
