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

/** Who may hear of notices on the live stream: everybody, it names no more than a role. */
export const noticeSubjects = { notice: 'signed_in' } as const;
