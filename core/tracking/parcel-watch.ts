import type { Words } from '../kernel/words.ts';

/** Who looks after a parcel that has left. */
export const parcelWatches = {
  wanted: { 'zh-CN': '待订阅', en: 'To be subscribed' },
  on: { 'zh-CN': '跟踪中', en: 'Watched' },
  over: { 'zh-CN': '已结束', en: 'Over' },
  /** the service tells nothing more without having seen an end: we ask from time to time */
  given_up: { 'zh-CN': '服务停止推送，定时查询', en: 'No more pushes: asked from time to time' },
  /** no account serves its carrier, or nobody answers for it any more */
  none: { 'zh-CN': '无人跟踪', en: 'Not watched' },
} as const satisfies Readonly<Record<string, Words>>;

export type ParcelWatch = keyof typeof parcelWatches;
export const parcelWatchCodes = Object.keys(parcelWatches) as [ParcelWatch, ...ParcelWatch[]];

const hourMs = 3_600_000;
/** Between two queries after a number that its service has given up. */
export const queryPauseMs = 12 * hourMs;
/** Of a number that is asked after for so long without a word nobody hears any more. */
export const queryPatienceMs = 30 * 24 * hourMs;
/** A service that refuses an account is mended by a person: no need to try it more often. */
export const mendPauseMs = 10 * 60_000;

/** What came of a parcel, by which its watch goes on. */
export type WatchNews = Readonly<{
  watch: ParcelWatch;
  /** by whom it was told: a service that watches, or one that was asked */
  road: 'push' | 'query';
  /** whether the service goes on by itself */
  told: 'on' | 'over' | 'given_up';
  isOver: boolean;
  /** something happened since what was known */
  isNews: boolean;
}>;

/**
 * Who looks after a parcel after a telling. The end that we read from its events counts, not the service's word: a service that stops
 * before it has given up. A parcel that moves again after that is subscribed anew.
 */
export function watchAfter({ watch, road, told, isOver, isNews }: WatchNews): ParcelWatch {
  if (isOver) return 'over';
  if (road === 'query') return isNews && watch !== 'on' ? 'wanted' : watch;
  return told === 'on' ? 'on' : 'given_up';
}
