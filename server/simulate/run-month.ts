import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import { measureCodes } from '@zhidan/core/insights/measures/measure-code.ts';
import type { Measures } from '@zhidan/core/insights/measures/measures-api.ts';
import { msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { removeMadeGood } from '../platform/jobs/remove-made-good.ts';
import type { Assumptions } from './assumptions.ts';
import { chanceOf } from './chance.ts';
import { digestOf, type EndState } from './digest/end-state.ts';
import { endState } from './digest/end-state-query.ts';
import { paidTrades } from './digest/paid-trades.ts';
import { countWrongs, repeatedWork, type Wrongs } from './digest/wrongs-query.ts';
import { calmDays, type RoughDays } from './faults/rough-days.ts';
import { keptOrders, spanFacts, type KeptOrders, type SpanFacts } from './month-outcome-query.ts';
import { dayOfCustomers } from './month-world.ts';
import type { SimulatedHouse } from './open-house.ts';
import { minutesOf, type Task, type WorkLedger } from './staff/hands.ts';
import { keepTheStore } from './staff/keep-the-store.ts';
import { openTheShop } from './staff/open-the-shop.ts';
import { isBetween, type Shift } from './staff/shift.ts';
import { workTheFloor } from './staff/work-the-floor.ts';
import { workTheOffice } from './staff/work-the-office.ts';
import { nobodyAsked, answerBuyers, type ServiceMemory } from './staff/answer-buyers.ts';
import { isGreen, verifyAll, type Breaks } from './verify-all.ts';
import { answered } from './visitor.ts';

const minuteMs = 60_000;
/** When nobody is at work, time goes by faster. */
const idleMinutes = 30;
const dayMs = 24 * 3_600_000;
/** When nobody orders any more. */
const quietSpanMs = 4 * 3_600_000;

/** Where the machine's time goes. */
const phases = ['world', 'work', 'store', 'office', 'service', 'floor', 'books'] as const;
type Phase = (typeof phases)[number];

export type DayReport = Readonly<{
  day: number;
  /** since the first day */
  facts: SpanFacts;
  /** of them on this day */
  ofDay: Pick<SpanFacts, 'paidOrders' | 'shippedParcels'>;
  breaks: Breaks;
  wrongs: Wrongs;
  /** of orders, stock and what left, as they stand at the day's end */
  digest: string;
  /** what was made to go wrong, and what people did again because of it, by name */
  faults: Readonly<Record<string, number>>;
  /** what the product did again because it had failed, by name */
  repeated: Readonly<Record<string, number>>;
  /** machine time, and its parts: moving the world, jobs and news, each part of the staff, verifying */
  seconds: number;
  /** of them this process had the processor; server, worker, database and world are processes of their own */
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
  /** what must be the same however rough the days were, after the last quiet days */
  state: EndState;
  digest: string;
}>;

/** A measure as the product's own page shows it, with its parts. */
export type Measured = Pick<Measures, 'from' | 'to' | 'parts' | 'selfServed'> &
  Measures['measures'][number] &
  Readonly<{ measure: Measure }>;

/** As much of the house as its days need: in this process or in others. */
export type LivedHouse = Omit<SimulatedHouse, 'app' | 'jobs' | 'address' | 'stop'>;

export type MonthAsk = Readonly<{
  house: LivedHouse;
  seed: string;
  days: number;
  assumptions: Assumptions;
  /** who makes faults; nobody without */
  rough?: RoughDays;
  /** days after the last one in which nobody orders and all that is on its way arrives */
  quietDays?: number;
  /** told when a day has ended */
  tell(report: DayReport): void;
}>;

/** Lets days go by, one after the other; a day whose books are wrong is the last. */
export async function runMonth(ask: MonthAsk): Promise<MonthOutcome> {
  const { house, seed, days, assumptions, rough = calmDays, quietDays = 0 } = ask;
  const start = performance.now();
  const ledger: WorkLedger = new Map();
  const life: Life = { house, people: { house, assumptions, chance: chanceOf(seed), ledger }, memory: nobodyAsked(), rough };
  const reports: DayReport[] = [];
  const { clock, db } = house.merchant;
  await openTheShop(house, assumptions);
  for (let day = 1; day <= days; day += 1) {
    const began = { began: new Date(), beganAt: clock() };
    const watch = stopWatch();
    await rough.begin(day);
    await watch.time('world', () => house.now(...dayOfCustomers(assumptions)));
    await liveUntil(life, plusMs(clock(), dayMs), { watch, spanMs: (now) => spanMinutes(now, assumptions) * minuteMs });
    const faults = await rough.end();
    await watch.time('work', house.quiet);
    await removeMadeGood(db); // workers do so each minute of the wall's clock, which hardly moves here
    const breaks = await watch.time('books', () => verifyAll(db));
    const wrongs = await countWrongs(db, await paidTrades(house, { createdAfterMs: 2 * dayMs }));
    const digest = digestOf(await endState(db));
    const repeated = await repeatedWork(db, began);
    const facts = await spanFacts(db, clock());
    const before = reports.at(-1)?.facts;
    const ofDay = {
      paidOrders: facts.paidOrders - (before?.paidOrders ?? 0),
      shippedParcels: facts.shippedParcels - (before?.shippedParcels ?? 0),
    };
    const report = { day, facts, ofDay, breaks, wrongs, digest, faults, repeated, ...watch.read() };
    reports.push(report);
    ask.tell(report);
    if (!isGreen(breaks)) break;
  }
  await letAllArrive({ ...life, rough: calmDays }, plusMs(clock(), quietDays * dayMs));
  const state = await endState(db);
  return {
    seed,
    days: reports,
    assumptions,
    measures: await measured(house),
    kept: await keptOrders(db),
    minutes: Object.fromEntries(minutesOf(ledger, assumptions)),
    machineSeconds: secondsSince(start),
    state,
    digest: digestOf(state),
  };
}

/** What lives through the days. */
type Life = Readonly<{ house: LivedHouse; people: Omit<Shift, 'spanMs'>; memory: ServiceMemory; rough: RoughDays }>;
type Pace = Readonly<{ watch: StopWatch; spanMs(now: Instant): number }>;

async function liveUntil({ house, people, memory, rough }: Life, end: Instant, { watch, spanMs }: Pace): Promise<void> {
  const { clock } = house.merchant;
  while (clock() < end) {
    const shift: Shift = { ...people, spanMs: Math.min(spanMs(clock()), msBetween(clock(), end)) };
    await rough.beforeSpan(shift.spanMs);
    await watch.time('world', () => house.move(shift.spanMs));
    await watch.time('work', () => rough.during('jobs', house.ring));
    await watch.time('store', () => rough.during('people', () => keepTheStore(shift)));
    await watch.time('office', () => rough.during('people', () => workTheOffice(shift)));
    await watch.time('service', () => rough.during('people', () => answerBuyers(shift, memory)));
    await watch.time('work', () => rough.during('jobs', house.quiet));
    await watch.time('floor', () => rough.during('people', () => workTheFloor(shift)));
    await watch.time('work', () => rough.during('jobs', house.quiet));
  }
}

/** Nobody orders any more; people look in now and then. */
async function letAllArrive(life: Life, end: Instant): Promise<void> {
  await liveUntil(life, end, { watch: stopWatch(), spanMs: () => quietSpanMs });
}

/** How long people look away; longer when nobody is there now, nor at the end of the longer span. */
function spanMinutes(now: Instant, { lookMinutes, deskFrom, deskUntil, floorFrom, floorUntil }: Assumptions): number {
  const isOpen = (at: Instant): boolean => isBetween(at, deskFrom, deskUntil) || isBetween(at, floorFrom, floorUntil);
  return isOpen(now) || isOpen(plusMs(now, idleMinutes * minuteMs)) ? lookMinutes : Math.max(lookMinutes, idleMinutes);
}

type StopWatch = ReturnType<typeof stopWatch>;

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
async function measured({ as }: LivedHouse): Promise<readonly Measured[]> {
  const owner = await as('laoban');
  const all: Measured[] = [];
  for (const measure of measureCodes) {
    const page = await answered<Measures>(owner.get(`/api/measures?measure=${measure}`));
    const figure = page.measures.find((one) => one.measure === measure);
    if (figure) all.push({ ...figure, from: page.from, to: page.to, parts: page.parts, selfServed: page.selfServed });
  }
  return all;
}
