import { msBetween, type Instant } from '../../kernel/instant.ts';
import type { Words } from '../../kernel/words.ts';

const hourMs = 3_600_000;

/** How near the deadline somebody is told, in hours, the last first: 0 is late. */
export const warningHours = [0, 2, 6, 12] as const;

export type WarningHours = (typeof warningHours)[number];

/**
 * How likely an order that still waits becomes late when no more than this many hours are left, in per cent. Estimates, so that work is
 * sorted by money: they only have to fall with time.
 */
export const lateChances: readonly Readonly<{ hours: number; percent: number }>[] = [
  { hours: 0, percent: 100 },
  { hours: 2, percent: 80 },
  { hours: 6, percent: 45 },
  { hours: 12, percent: 20 },
  { hours: 24, percent: 8 },
];

/** The chance when more time is left than any row says, or no deadline is known. */
export const lateChanceOtherwise = 2;

export function lateChance(shipBy: Instant | null, now: Instant): number {
  if (shipBy === null) return lateChanceOtherwise;
  const left = msBetween(now, shipBy);
  return lateChances.find(({ hours }) => left <= hours * hourMs)?.percent ?? lateChanceOtherwise;
}

/** The nearest warning that is due, null while there is time. */
export function warningDue(shipBy: Instant | null, now: Instant): WarningHours | null {
  if (shipBy === null) return null;
  const left = msBetween(now, shipBy);
  return warningHours.find((hours) => left <= hours * hourMs) ?? null;
}

/** Where a deadline comes from, the first that is there: what the platform promised the buyer, else the rule of its channel. */
export const shipBySources = {
  platform: { 'zh-CN': '平台承诺', en: 'Promised by the platform' },
  policy: { 'zh-CN': '时效规则', en: 'Rule of the channel' },
} as const satisfies Readonly<Record<string, Words>>;

export type ShipBySource = keyof typeof shipBySources;

/** Bands of time left, the nearest first; `under` in hours, null for all the rest. */
export const riskBands = {
  late: { words: { 'zh-CN': '已超时', en: 'Late' }, under: 0 },
  two: { words: { 'zh-CN': '2 小时内', en: 'Within 2 h' }, under: 2 },
  six: { words: { 'zh-CN': '6 小时内', en: 'Within 6 h' }, under: 6 },
  twelve: { words: { 'zh-CN': '12 小时内', en: 'Within 12 h' }, under: 12 },
  day: { words: { 'zh-CN': '24 小时内', en: 'Within 24 h' }, under: 24 },
  later: { words: { 'zh-CN': '24 小时后', en: 'Later' }, under: null },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; under: number | null }>>>;

export type RiskBand = keyof typeof riskBands;
