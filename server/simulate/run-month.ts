import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { measureCodes } from '@zhidan/core/insights/measures/measure-code.ts';
import type { Measures } from '@zhidan/core/insights/measures/measures-api.ts';
import { msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Assumptions } from './assumptions.ts';
import { chanceOf } from './chance.ts';
import { keptOrders, spanFacts, type KeptOrders, type SpanFacts } from './month-outcome-query.ts';
import { dayOfCustomers } from './month-world.ts';
import type { SimulatedHouse } from './open-house.ts';
import { minutesOf, type Task, type WorkLedger } from './staff/hands.ts';
import { keepTheStore } from './staff/keep-the-store.ts';
import { openTheShop } from './staff/open-the-shop.ts';
import { isBetween, type Shift } from './staff/shift.ts';
import { workTheFloor } from './staff/work-the-floor.ts';
import { workTheOffice } from './staff/work-the-office.ts';
import { nobodyAsked, answerBuyers } from './staff/answer-buyers.ts';
import { isGreen, verifyAll, type Breaks } from './verify-all.ts';
import { answered } from './visitor.ts';

const minuteMs = 60_000;
/** When nobody is at work, time goes by faster. */
const idleMinutes = 30;
const dayMs = 24 * 3_600_000;

/** Where the machine's time goes. */
const phases = ['world', 'work', 'store', 'office', 'service', 'floor', 'books'] as const;
type Phase = (typeof phases)[number];

export type DayReport = Readonly<{
  day: number;
  facts: SpanFacts;
  breaks: Breaks;
  /** machine time, and its parts: moving the world, jobs and news, each part of the staff, verifying */
  seconds: number;
  /** of them this process had the processor: what a machine with nothing else to do would need, without the database and the world */
  cpuSeconds: number;
  secondsBy: Readonly<Record<Phase, number>>;
}>;

export type MonthOutcome = Readonly<{
  seed: string;
  days: readonly DayReport[];
  assumptions: Assumptions;
  measures: readonly Measured[];
  /** what kept orders from going on by themselves, the most first */
  kept: readonly KeptOrders[];
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
  const people = { house, assumptions, chance: chanceOf(seed), ledger };
  const reports: DayReport[] = [];
  const { clock, db } = house.merchant;
  await openTheShop(house, assumptions);
  for (let day = 1; day <= days; day += 1) {
    const watch = stopWatch();
    await watch.time('world', () => house.now(...dayOfCustomers(assumptions)));
    const end = plusMs(clock(), dayMs);
    while (clock() < end) {
      const shift: Shift = { ...people, spanMs: Math.min(spanMinutes(clock(), assumptions) * minuteMs, msBetween(clock(), end)) };
      await watch.time('world', () => house.move(shift.spanMs));
      await watch.time('work', () => house.ring());
      await watch.time('store', () => keepTheStore(shift));
      await watch.time('office', () => workTheOffice(shift));
      await watch.time('service', () => answerBuyers(shift, memory));
      await watch.time('work', house.quiet);
      await watch.time('floor', () => workTheFloor(shift));
      await watch.time('work', house.quiet);
    }
    const breaks = await watch.time('books', () => verifyAll(db));
    const report = { day, facts: await spanFacts(db, clock()), breaks, ...watch.read() };
    reports.push(report);
    tell(report);
    if (!isGreen(breaks)) break;
  }
  return {
    seed,
    days: reports,
    assumptions,
    measures: await measured(house),
    kept: await keptOrders(db),
    minutes: Object.fromEntries(minutesOf(ledger, assumptions)),
    machineSeconds: secondsSince(began),
  };
}

/** How long people look away; longer when nobody is there now, nor at the end of the longer span. */
function spanMinutes(now: Instant, { lookMinutes, deskFrom, deskUntil, floorFrom, floorUntil }: Assumptions): number {
  const isOpen = (at: Instant): boolean => isBetween(at, deskFrom, deskUntil) || isBetween(at, floorFrom, floorUntil);
  return isOpen(now) || isOpen(plusMs(now, idleMinutes * minuteMs)) ? lookMinutes : Math.max(lookMinutes, idleMinutes);
}

function stopWatch() {
  const began = performance.now();
  const cpuBegan = process.cpuUsage();
  const spent = new Map<Phase, number>();
  return {
    time: async <Value>(phase: Phase, act: () => Promise<Value>): Promise<Value> => {
      const start = performance.now();
      const value = await act();
      spent.set(phase, (spent.get(phase) ?? 0) + performance.now() - start);
      return value;
    },
    read: () => ({
      seconds: secondsSince(began),
      cpuSeconds: cpuSecondsSince(cpuBegan),
      secondsBy: Object.fromEntries(phases.map((phase) => [phase, Math.round((spent.get(phase) ?? 0) / 100) / 10])) as Record<
        Phase,
        number
      >,
    }),
  };
}

function cpuSecondsSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return Math.round((user + system) / 100_000) / 10;
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
