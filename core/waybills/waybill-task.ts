import { instantMs, msBetween, plusMs, type Instant } from '../kernel/instant.ts';
import type { Words } from '../kernel/words.ts';
import { waybillProblems, type WaybillProblem } from './waybill-problem.ts';

/** What is done about a parcel's number outside. */
export const waybillTaskKinds = {
  take: { 'zh-CN': '取号', en: 'Take a number' },
  void: { 'zh-CN': '回收单号', en: 'Give a number back' },
} as const satisfies Readonly<Record<string, Words>>;

export type WaybillTaskKind = keyof typeof waybillTaskKinds;

export const waybillTaskKindCodes = Object.keys(waybillTaskKinds) as [WaybillTaskKind, ...WaybillTaskKind[]];

const minuteMs = 60_000;
const firstPauseMs = 15_000;
const longestPauseMs = 10 * minuteMs;
/** A service that is still away after so long is a person's matter. */
const patienceMs = 4 * 3_600_000;
/** Before the promised time to ship a person is asked this early, so that another carrier still helps. */
const beforeDeadlineMs = 2 * 3_600_000;
/** Even close to the deadline a moment's trouble is waited out. */
const leastPatienceMs = 2 * minuteMs;

export type TroubledTask = Readonly<{ problem: WaybillProblem; tryCount: number; beganAt: Instant; shipBy: Instant | null }>;

/** What follows a try without success: the same again at a moment, another carrier, or a person. */
export type NextStep = Readonly<{ step: 'again'; at: Instant }> | Readonly<{ step: 'another_carrier' }> | Readonly<{ step: 'person' }>;

/** @param task `tryCount` counts the try that has just failed */
export function nextStep(task: TroubledTask, now: Instant): NextStep {
  const { next } = waybillProblems[task.problem];
  if (next === 'mend') return { step: 'person' };
  if (next === 'another_carrier') return { step: 'another_carrier' };
  return msBetween(now, patienceEnd(task)) <= 0 ? { step: 'person' } : { step: 'again', at: plusMs(now, pauseAfter(task.tryCount)) };
}

/** How long to wait after the try of this number before the next. */
export function pauseAfter(tryCount: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, tryCount - 1));
}

function patienceEnd({ beganAt, shipBy }: TroubledTask): Instant {
  const usual = instantMs(beganAt) + patienceMs;
  const early = shipBy === null ? usual : instantMs(shipBy) - beforeDeadlineMs;
  return plusMs(beganAt, Math.max(leastPatienceMs, Math.min(usual, early) - instantMs(beganAt)));
}
