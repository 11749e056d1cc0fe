import { z } from 'zod';
import { eventType } from '../kernel/event.ts';

export const settingChanged = eventType({
  name: 'setting.changed',
  subjectKind: 'setting',
  payload: z.object({ key: z.string() }),
  words: { 'zh-CN': '修改设置', en: 'Setting changed' },
});
export const jobRetried = eventType({
  name: 'job.retried',
  subjectKind: 'job',
  payload: z.object({ name: z.string() }),
  words: { 'zh-CN': '重试任务', en: 'Job retried' },
});
export const jobDropped = eventType({
  name: 'job.dropped',
  subjectKind: 'job',
  payload: z.object({ name: z.string() }),
  words: { 'zh-CN': '放弃任务', en: 'Job dropped' },
});
export const parkedEventRetried = eventType({
  name: 'parked_event.retried',
  subjectKind: 'parked_event',
  payload: z.object({ subscriber: z.string() }),
  words: { 'zh-CN': '重试停放事件', en: 'Parked event retried' },
});
export const parkedEventDropped = eventType({
  name: 'parked_event.dropped',
  subjectKind: 'parked_event',
  payload: z.object({ subscriber: z.string() }),
  words: { 'zh-CN': '放弃停放事件', en: 'Parked event dropped' },
});
export const journalVerified = eventType({
  name: 'journal.verified',
  subjectKind: 'journal',
  payload: z.object({ checkedCount: z.int(), brokenCount: z.int() }),
  words: { 'zh-CN': '校验操作日志', en: 'Journal verified' },
});

/** Who may hear news about a subject on the live stream. Kinds without a row are for readers of the journal. */
export const operationsSubjects = { setting: 'settings.display', job: 'jobs.display', parked_event: 'jobs.display' } as const;
