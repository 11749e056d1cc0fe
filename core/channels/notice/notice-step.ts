import { instantMs, plusMs, type Instant } from '../../kernel/instant.ts';
import type { FaultKind } from '../connector-fault.ts';

const minuteMs = 60_000;
const firstPauseMs = 20_000;
const longestPauseMs = 15 * minuteMs;
/** What a person has to mend first is not asked more often. */
const mendingPauseMs = 10 * minuteMs;
/** A person is told this long before the platform's promise to the buyer ends. */
const lateBeforeMs = 2 * 3_600_000;
/** Where the platform names no deadline, a parcel that left so long ago should have been told. */
const lateAfterMs = 12 * 3_600_000;
/** Nothing is tried by itself for longer. */
const patienceMs = 3 * 86_400_000;

export type TroubledNotice = Readonly<{ kind: FaultKind; tryCount: number; madeAt: Instant; shipBy: Instant | null }>;

/** What follows a try without success: the same again at a moment, or a person. */
export type NoticeStep = Readonly<{ at: Instant | null; reason: 'gave_up' | null }>;

/** @param notice `tryCount` counts the try that has just failed */
export function noticeStep(notice: TroubledNotice, now: Instant): NoticeStep {
  const { kind, tryCount, madeAt } = notice;
  if (kind === 'business' || kind === 'invalid_request') return { at: null, reason: null }; // asked again it says the same
  if (instantMs(now) - instantMs(madeAt) > patienceMs) return { at: null, reason: 'gave_up' };
  const isMendable = kind === 'auth_expired' || kind === 'permission';
  return { at: plusMs(now, isMendable ? mendingPauseMs : Math.min(longestPauseMs, firstPauseMs * 2 ** (tryCount - 1))), reason: null };
}

/** Whether a notice that is not told yet is a person's matter by now. */
export function isNoticeLate({ madeAt, shipBy }: Pick<TroubledNotice, 'madeAt' | 'shipBy'>, now: Instant): boolean {
  return instantMs(now) >= (shipBy === null ? instantMs(madeAt) + lateAfterMs : instantMs(shipBy) - lateBeforeMs);
}
