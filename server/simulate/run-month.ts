import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { measureCodes } from '@zhidan/core/insights/measures/measure-code.ts';
import type { Measures } from '@zhidan/core/insights/measures/measures-api.ts';
import type { Assumptions } from './assumptions.ts';
import { chanceOf } from './chance.ts';
import { spanFacts, type SpanFacts } from './month-outcome-query.ts';
import { dayOfCustomers } from './month-world.ts';
import type { SimulatedHouse } from './open-house.ts';
import { minutesOf, type Task, type WorkLedger } from './staff/hands.ts';
import { keepTheStore } from './staff/keep-the-store.ts';
import type { Shift } from './staff/shift.ts';
import { workTheFloor } from './staff/work-the-floor.ts';
import { workTheOffice } from './staff/work-the-office.ts';
import { nobodyAsked, workTheService } from './staff/work-the-service.ts';
import { isGreen, verifyAll, type Breaks } from './verify-all.ts';
import { answered } from './visitor.ts';

/** People look at what is there this often; so exact are the moments of what they do. */
const spanMs = 10 * 60_000;
const dayMs = 24 * 3_600_000;

export type DayReport = Readonly<{ day: number; facts: SpanFacts; breaks: Breaks; machineSeconds: number }>;

export type MonthOutcome = Readonly<{
  seed: string;
  days: readonly DayReport[];
  assumptions: Assumptions;
  measures: readonly Measured[];
  /** minutes of hands by task, of the whole span */
  minutes: Readonly<Partial<Record<Task, number>>>;
  machineSeconds: number;
}>;

/** A measure as the product's own page shows it, with its parts. */
export type Measured = Pick<Measures, 'from' | 'to' | 'parts' | 'selfServed'> &
  Measures['measures'][number] &
  Readonly<{ measure: Measure }>;

export type MonthAsk = Readonly<{
  house: SimulatedHouse;
  seed: string;
  days: number;
  assumptions: Assumptions;
  /** told when a day has ended */
  tell(report: DayReport): void;
}>;

/** Lets days go by, one after the other; a day whose books are wrong is the last. */
export async function runMonth({ house, seed, days, assumptions, tell }: MonthAsk): Promise<MonthOutcome> {
  const began = performance.now();
  const ledger: WorkLedger = new Map();
  const memory = nobodyAsked();
  const shift: Shift = { house, assumptions, chance: chanceOf(seed), ledger, spanMs };
  const reports: DayReport[] = [];
  const { clock, db } = house.merchant;
  for (let day = 1; day <= days; day += 1) {
    const dayBegan = performance.now();
    await house.now(...dayOfCustomers(assumptions));
    for (let passed = 0; passed < dayMs; passed += spanMs) {
      await house.pass(spanMs);
      await keepTheStore(shift);
      await workTheOffice(shift);
      await workTheService(shift, memory);
      await house.quiet();
      await workTheFloor(shift);
      await house.quiet();
    }
    const breaks = await verifyAll(db);
    const report = { day, facts: await spanFacts(db, clock()), breaks, machineSeconds: secondsSince(dayBegan) };
    reports.push(report);
    tell(report);
    if (!isGreen(breaks)) break;
  }
  return {
    seed,
    days: reports,
    assumptions,
    measures: await measured(house),
    minutes: Object.fromEntries(minutesOf(ledger, assumptions)),
    machineSeconds: secondsSince(began),
  };
}

const secondsSince = (began: number): number => Math.round((performance.now() - began) / 100) / 10;

/** The measures as the owner reads them on the page. */
async function measured({ as }: SimulatedHouse): Promise<readonly Measured[]> {
  const owner = await as('laoban');
  const all: Measured[] = [];
  for (const measure of measureCodes) {
    const page = await answered<Measures>(owner.get(`/api/measures?measure=${measure}`));
    const figure = page.measures.find((one) => one.measure === measure);
    if (figure) all.push({ ...figure, from: page.from, to: page.to, parts: page.parts, selfServed: page.selfServed });
  }
  return all;
}
