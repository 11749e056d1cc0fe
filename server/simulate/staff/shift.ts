import { instantMs, type Clock, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Chance } from '../chance.ts';
import type { RunningEmulators } from '../run-emulators.ts';
import type { Visitor } from '../visitor.ts';
import type { WorkLedger } from './hands.ts';
import type { KeptWork } from './kept-work.ts';

/** What people at work reach: the clock on the wall, the product by their own accounts, and the world outside. */
export type Workplace = Readonly<{
  merchant: Readonly<{ clock: Clock }>;
  emulators: Pick<RunningEmulators, 'url' | 'control'>;
  /** somebody of the demo's staff at a screen */
  as(login: string): Promise<Visitor>;
  /** something happens in the world now, by steps of a scenario */
  now(...steps: readonly object[]): Promise<unknown>;
}>;

/** A span of time at work. People act at its end, by what they see then, and no faster than their hands are. */
export type Shift = Readonly<{
  house: Workplace;
  assumptions: Assumptions;
  chance: Chance;
  ledger: WorkLedger;
  spanMs: number;
  kept?: KeptWork;
}>;

const hourMs = 3_600_000;
const aheadHours = 8;

/** The hour of the day in Shanghai, `8.5` half past eight. */
export const hourOf = (at: Instant): number => (instantMs(at) / hourMs + aheadHours) % 24;

export const isBetween = (at: Instant, from: number, until: number): boolean => hourOf(at) >= from && hourOf(at) < until;
