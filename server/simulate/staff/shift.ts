import { instantMs, type Clock, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Chance } from '../chance.ts';
import type { RunningEmulators } from '../run-emulators.ts';
import type { Visitor } from '../visitor.ts';
import type { WorkLedger } from './hands.ts';

/** What people at work reach: the clock on the wall, the product by their own accounts, and the world outside. */
export type Workplace = Readonly<{
  merchant: Readonly<{ clock: Clock }>;
  emulators: Pick<RunningEmulators, 'url' | 'control'>;
  /** somebody of the demo's staff at a screen */
  as(login: string): Promise<Visitor>;
  /** something happens in the world now, by steps of a scenario */
  now(...steps: readonly object[]): Promise<unknown>;
}>;

/** How many of each pile nobody of the staff touches: a demo keeps work for whoever tries it out. */
export type Piles = Readonly<Record<'audit' | 'finance' | 'approve' | 'print' | 'pick' | 'check' | 'weigh' | 'ship', number>>;

/** A span of time at work. People act at its end, by what they see then, and no faster than their hands are. */
export type Shift = Readonly<{
  house: Workplace;
  assumptions: Assumptions;
  chance: Chance;
  ledger: WorkLedger;
  spanMs: number;
  leaves?: Piles;
}>;

/** The pile without what is left to others: its last ones. */
export const butFor = <Item>({ leaves }: Pick<Shift, 'leaves'>, pile: keyof Piles, items: readonly Item[]): readonly Item[] =>
  leaves ? items.slice(0, Math.max(0, items.length - leaves[pile])) : items;

const hourMs = 3_600_000;
const aheadHours = 8;

/** The hour of the day in Shanghai, `8.5` half past eight. */
export const hourOf = (at: Instant): number => (instantMs(at) / hourMs + aheadHours) % 24;

export const isBetween = (at: Instant, from: number, until: number): boolean => hourOf(at) >= from && hourOf(at) < until;
