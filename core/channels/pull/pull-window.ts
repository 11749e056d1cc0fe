import { plusMs, type Instant } from '../../kernel/instant.ts';
import type { PullRules } from '../connector.ts';

/** A closed stretch of the platform's time. */
export type PullWindow = Readonly<{ from: Instant; to: Instant }>;

/** A window up to and without its end, as platforms are asked for it whose windows hold both ends, to the second. */
export function closedWindow({ from, to }: PullWindow): PullWindow {
  return { from, to: plusMs(to, -1_000) };
}

type Rules = Pick<PullRules, 'windowMs' | 'lagMs' | 'overlapMs' | 'historyMs'>;

/** How far a pull may read at this moment: the newest is incomplete on the platform. */
export function pullEnd(now: Instant, { lagMs }: Rules): Instant {
  return plusMs(now, -lagMs);
}

/** A request is on its way for a while, and clocks are a little apart. */
const slackMs = 10 * 60_000;

/** The earliest moment that is safe to ask the platform for. */
export function pullBeginning(now: Instant, { historyMs }: Pick<Rules, 'historyMs'>): Instant {
  return plusMs(now, slackMs - historyMs);
}

/**
 * The next window of the incremental pull: it begins a little before the last one ended, and is as long as the platform allows.
 * Null when there is nothing to read yet. Where the platform no longer looks back so far it begins later.
 */
export function nextChangeWindow(pulledUntil: Instant, now: Instant, rules: Rules): PullWindow | null {
  const end = pullEnd(now, rules);
  if (end <= pulledUntil) return null;
  const from = later(plusMs(pulledUntil, -rules.overlapMs), pullBeginning(now, rules));
  return { from, to: earlier(plusMs(from, rules.windowMs), end) };
}

/**
 * What of a span the platform still answers for: a load that takes its time may be overtaken by the end of its memory.
 * Null when nothing is left of it.
 */
export function stillAnswered({ from, to }: PullWindow, now: Instant, rules: Pick<Rules, 'historyMs'>): PullWindow | null {
  const beginning = later(from, pullBeginning(now, rules));
  return beginning < to ? { from: beginning, to } : null;
}

/** The next window of a load by creation, from the newest to the oldest: what people wait for comes first. */
export function nextLoadWindow({ from, to }: PullWindow, { windowMs }: Pick<Rules, 'windowMs'>): PullWindow {
  return { from: later(from, plusMs(to, -windowMs)), to };
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);
const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);
