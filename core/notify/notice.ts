import type { Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';

export type NoticeId = Id<'NoticeId'>;

/** How soon somebody has to look, the most pressing first. */
export const noticeSeverities = {
  alarm: { 'zh-CN': '紧急', en: 'Alarm' },
  warning: { 'zh-CN': '警告', en: 'Warning' },
  note: { 'zh-CN': '提醒', en: 'Note' },
} as const satisfies Readonly<Record<string, Words>>;

export type NoticeSeverity = keyof typeof noticeSeverities;
