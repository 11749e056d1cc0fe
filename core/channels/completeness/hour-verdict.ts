import type { Fen } from '../../kernel/money.ts';

/** What a platform says of the orders created in an hour; `paid` null where it tells no sum. */
export type PlatformFigures = Readonly<{ orderCount: number; paid: Fen | null }>;

/**
 * What we have of that hour. `voidCount`: of them those that the platform cut up (JD 拆单), whose parts are orders of their own;
 * it may go on listing them or not.
 */
export type OwnFigures = Readonly<{ orderCount: number; voidCount: number; paid: Fen }>;

export const hourStates = {
  green: { 'zh-CN': '一致', en: 'Complete' },
  red: { 'zh-CN': '不一致', en: 'Differs' },
} as const;
export type HourState = keyof typeof hourStates;

/** Green: the platform's count is ours, and its sum where it has one. Too many of ours are as red as too few. */
export function hourState(platform: PlatformFigures, own: OwnFigures): HourState {
  return isSameCount(platform, own) && (platform.paid === null || platform.paid === own.paid) ? 'green' : 'red';
}

function isSameCount({ orderCount }: PlatformFigures, own: OwnFigures): boolean {
  return orderCount === own.orderCount || orderCount === own.orderCount - own.voidCount;
}

/** Our side counted anew, and what of it was there and unchanged when the platform was asked. */
export type Recount = Readonly<{ now: OwnFigures; before: Omit<OwnFigures, 'paid'>; hasChanged: boolean }>;

/** What a look at the ledger finds: `whole`, or red and not mended, or other than the ledger says. */
export type HourFinding = 'whole' | 'red' | 'differs';

/**
 * Holds an hour of the ledger against our tables. Orders go on living after the platform was asked: they are paid, and some are
 * shown late. Such an hour is whole when what we had then agrees; sums are compared while nothing of it has changed.
 */
export function hourFinding(state: HourState, platform: PlatformFigures, recount: Recount): HourFinding {
  if (hourState(platform, recount.now) === 'green') return 'whole';
  if (state === 'red') return 'red';
  const hadAll = isSameCount(platform, { ...recount.before, paid: recount.now.paid });
  return hadAll && (recount.hasChanged || platform.paid === null || platform.paid === recount.now.paid) ? 'whole' : 'differs';
}
