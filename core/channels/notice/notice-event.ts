import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';
import { instantSchema } from '../../kernel/instant.ts';

const subjectKind = 'ship_notice';
const about = { orderId: z.string(), waybillNo: z.string() };

/** The platform knows the parcel. */
export const shipNoticeSent = eventType({
  name: 'ship_notice.sent',
  subjectKind,
  payload: z.object({ ...about, isWhole: z.boolean() }),
  words: { 'zh-CN': '发货回传成功', en: 'Platform told of shipping' },
});
/** The platform was not told and is not asked again by itself. */
export const shipNoticeFailed = eventType({
  name: 'ship_notice.failed',
  subjectKind,
  payload: z.object({ ...about, code: z.string() }),
  words: { 'zh-CN': '发货回传失败', en: 'Platform could not be told' },
});
/** The platform's deadline is near and it is not told yet; told once a notice. */
export const shipNoticeLate = eventType({
  name: 'ship_notice.late',
  subjectKind,
  payload: z.object({ ...about, shipBy: instantSchema.nullable(), code: z.string() }),
  words: { 'zh-CN': '发货回传临近时限', en: 'Platform not told, deadline near' },
});
/** A person asked for another try, or said that it is done on the platform. */
export const shipNoticeSettled = eventType({
  name: 'ship_notice.settled',
  subjectKind,
  payload: z.object({ ...about, how: z.enum(['again', 'by_hand']) }),
  words: { 'zh-CN': '人工处理发货回传', en: 'Ship notice dealt with by hand' },
});

/** Who may hear news about ship notices on the live stream. */
export const noticeSubjects = { ship_notice: 'ship_notices.display' } as const;
