import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { noticeSeverities, type NoticeId, type NoticeSeverity } from './notice.ts';

const noticeId = idSchema<NoticeId>();
const done = z.object({ done: z.literal(true) });

/** Notices listed at most: those that stand and the latest dealt with. */
export const noticeLimit = 100;

export const noticeRow = z.object({
  id: noticeId,
  /** filled in already: in the reader's language */
  text: z.string(),
  severity: z.enum(Object.keys(noticeSeverities) as [NoticeSeverity, ...NoticeSeverity[]]),
  place: z.string(),
  count: z.int(),
  firstAt: instantSchema,
  lastAt: instantSchema,
  isNew: z.boolean(),
  closedAt: instantSchema.nullable(),
  closedBy: z.string().nullable(),
});
export type NoticeRow = z.output<typeof noticeRow>;

/** Notices for the reader's roles: those that stand first, the newest on top. */
export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  permission: 'signed_in',
  title: { 'zh-CN': '通知', en: 'Notices' },
  input: z.object({}),
  output: z.object({ newCount: z.int(), items: z.array(noticeRow) }),
});

/** The reader has seen all notices up to a moment. */
export const seeNotices = endpoint({
  method: 'POST',
  path: '/api/notices/see',
  permission: 'signed_in',
  title: { 'zh-CN': '标为已看', en: 'Mark notices as seen' },
  input: z.object({ until: instantSchema }),
  output: done,
});

/** It is dealt with, for everybody of the role. */
export const closeNotice = endpoint({
  method: 'POST',
  path: '/api/notices/:noticeId/close',
  permission: 'signed_in',
  title: { 'zh-CN': '通知已处理', en: 'Notice dealt with' },
  input: z.object({ noticeId }),
  output: done,
});

export const reopenNotice = endpoint({
  method: 'POST',
  path: '/api/notices/:noticeId/reopen',
  permission: 'signed_in',
  title: { 'zh-CN': '恢复通知', en: 'Take a notice up again' },
  input: z.object({ noticeId }),
  output: done,
});
