import { z } from 'zod';
import { eventType } from '../kernel/event.ts';

const payload = z.object({ rule: z.string(), role: z.string() });

/** Told once a notice, not once a happening: screens follow it. */
export const noticeRaised = eventType({
  name: 'notice.raised',
  subjectKind: 'notice',
  payload,
  words: { 'zh-CN': '发出通知', en: 'Notice given' },
});
export const noticeClosed = eventType({
  name: 'notice.closed',
  subjectKind: 'notice',
  payload,
  words: { 'zh-CN': '通知已处理', en: 'Notice dealt with' },
});
export const noticeReopened = eventType({
  name: 'notice.reopened',
  subjectKind: 'notice',
  payload,
  words: { 'zh-CN': '通知恢复', en: 'Notice taken up again' },
});

const empty = z.object({});
export const noticeEscalated = eventType({
  name: 'notice.escalated',
  subjectKind: 'notice',
  payload: z.object({ rule: z.string(), roles: z.array(z.string()) }),
  words: { 'zh-CN': '通知无人查看，已升级', en: 'Nobody looked at a notice: others are told' },
});
export const noticeLinkOpened = eventType({
  name: 'notice.link_opened',
  subjectKind: 'notice',
  payload: z.object({ deliveryId: z.string() }),
  words: { 'zh-CN': '从消息打开', en: 'Opened from a message' },
});
export const noticeRuleSaved = eventType({
  name: 'notice_rule.saved',
  subjectKind: 'notice_rule',
  payload: empty,
  words: { 'zh-CN': '保存通知规则', en: 'Notice rule saved' },
});
export const noticeRuleReset = eventType({
  name: 'notice_rule.reset',
  subjectKind: 'notice_rule',
  payload: empty,
  words: { 'zh-CN': '恢复或删除通知规则', en: 'Notice rule set back or removed' },
});
export const roadAdded = eventType({
  name: 'road.added',
  subjectKind: 'road',
  payload: z.object({ kind: z.string() }),
  words: { 'zh-CN': '添加消息通道', en: 'Road to people added' },
});
export const roadChanged = eventType({
  name: 'road.changed',
  subjectKind: 'road',
  payload: z.object({ credentials: z.array(z.string()) }),
  words: { 'zh-CN': '修改消息通道', en: 'Road to people changed' },
});
export const roadFailed = eventType({
  name: 'road.failed',
  subjectKind: 'road',
  payload: z.object({ code: z.string() }),
  words: { 'zh-CN': '消息通道发送失败', en: 'A road to people does not work' },
});
export const personRoadsChanged = eventType({
  name: 'person_roads.changed',
  subjectKind: 'person_roads',
  payload: z.object({ what: z.enum(['bound', 'changed', 'removed', 'forgotten', 'quiet']) }),
  words: { 'zh-CN': '修改个人通知方式', en: 'A person’s roads changed' },
});

/** Who may hear of these on the live stream: of notices everybody, it names no more than a role. */
export const noticeSubjects = {
  notice: 'signed_in',
  notice_rule: 'notify.display',
  road: 'notify.display',
  person_roads: 'signed_in',
} as const;
