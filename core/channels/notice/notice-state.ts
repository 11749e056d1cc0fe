import type { Words } from '../../kernel/words.ts';

/** Where telling a platform of a parcel stands. `skipped`: there is nothing to tell, `reason` says why. */
export const noticeStates = {
  waiting: { 'zh-CN': '待回传', en: 'Waiting' },
  sent: { 'zh-CN': '已回传', en: 'Told' },
  failed: { 'zh-CN': '回传失败', en: 'Failed' },
  skipped: { 'zh-CN': '无需回传', en: 'Nothing to tell' },
} as const satisfies Readonly<Record<string, Words>>;

export type NoticeState = keyof typeof noticeStates;

export const noticeStateCodes = Object.keys(noticeStates) as [NoticeState, ...NoticeState[]];
