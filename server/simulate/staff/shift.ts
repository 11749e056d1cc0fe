import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Chance } from '../chance.ts';
import type { SimulatedHouse } from '../open-house.ts';
import type { WorkLedger } from './hands.ts';

/** A span of time at work. People act at its end, by what they see then, and no faster than their hands are. */
export type Shift = Readonly<{
  house: SimulatedHouse;
  assumptions: Assumptions;
  chance: Chance;
  ledger: WorkLedger;
  spanMs: number;
}>;

const hourMs = 3_600_000;
const aheadHours = 8;

/** The hour of the day in Shanghai, `8.5` half past eight. */
export const hourOf = (at: Instant): number => (instantMs(at) / hourMs + aheadHours) % 24;

export const isBetween = (at: Instant, from: number, until: number): boolean => hourOf(at) >= from && hourOf(at) < until;
