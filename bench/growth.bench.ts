import { setTimeout as pause } from 'node:timers/promises';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { Client } from 'pg';
import type { DayHouse } from '../server/testing/day/day-house.ts';
import { printAll } from '../server/simulate/staff/packing-desk.ts';
import { workOff } from '../server/simulate/staff/warehouse-hands.ts';
import { warehouseIds } from '../server/simulate/day-outcome-query.ts';
import { cpuSince, cpuTime } from './cpu-time.ts';
import type { Bench, Figure } from './figure.ts';
import { historyOf } from './multiply-history.ts';
import { buy, openPeakHouse } from './peak-house.ts';

/** Orders that are in the database when new ones come: `BENCH_ORDERS=1000000 npm run bench -- growth`. */
const largest = Number(process.env['BENCH_ORDERS'] ?? 100_000);
const sizes = [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= largest);
/** New orders whose cost is taken. */
const batch = 180;
/** What these left behind is multiplied. */
const rememberedCount = 100;

/** Somebody looks whether it is done: seldom enough to cost nothing. */
const lookAgainMs = 500;
const giveUpMs = 1_800_000;
/** How long an idle house is watched. */
const idleMs = 5_000;

/** Processor milliseconds of an order from the pull to the platform's knowing that it left; what an idle house works besides is taken off. */
async function pullToShipped(day: DayHouse, bare: Client): Promise<number> {
  await buy(day, batch);
  const { rows } = await bare.query<{ no: number }>('select coalesce(max(no), 0)::integer as no from ship_notices');
  const toldNow = async (): Promise<number> =>
    (await bare.query('select from ship_notices where no > $1 and ended_at is not null', [rows[0]?.no])).rowCount ?? 0;
  let labels = 0;
  const idle = await spentIn(bare, () => pause(idleMs));
  const shipping = await spentIn(bare, async () => {
    await day.ring();
    const hands = await day.as('cangku');
    await reached(batch, async () => (labels += (await printAll(hands, day.emulators)).length));
    for (const id of await warehouseIds(day.merchant)) await workOff(hands, day.merchant.clock, id);
    await reached(batch, toldNow);
  });
  return (shipping.cpuMs - (idle.cpuMs / idle.tookMs) * shipping.tookMs) / batch;
}

async function spentIn(bare: Client, work: () => Promise<unknown>): Promise<Readonly<{ cpuMs: number; tookMs: number }>> {
  const [before, began] = [await cpuTime(bare), performance.now()];
  await work();
  const tookMs = performance.now() - began;
  const { process, database } = cpuSince(before, await cpuTime(bare));
  return { cpuMs: process + database, tookMs };
}

/** Looks until there are so many. */
async function reached(wanted: number, look: () => Promise<number>): Promise<void> {
  const began = performance.now();
  for (let count = await look(); count < wanted; count = await look()) {
    if (performance.now() - began > giveUpMs) throw new Error(`only ${count} of ${wanted} in ${giveUpMs} ms`);
    await pause(lookAgainMs);
  }
}

/** Cost per order at each size; asked for a size, all smaller ones are measured before. */
async function growing(day: DayHouse, bare: Client) {
  const costs = new Map<number, number>();
  await pullToShipped(day, bare); // nothing is warm, and these are remembered
  const history = await historyOf(bare, rememberedCount);
  let copies = 0;
  return async (size: number): Promise<number> => {
    for (const next of sizes.filter((one) => one <= size && !costs.has(one))) {
      await history.grow(copies + 1, next / rememberedCount);
      copies = next / rememberedCount;
      costs.set(next, await pullToShipped(day, bare));
    }
    return costs.get(size) ?? Number.NaN;
  };
}

/** Of the logarithm of what all orders cost over that of how many there are: 1 when each costs what the first did. */
function slope(costs: readonly number[]): number {
  const points = costs.map((cost, index) => [Math.log(sizes[index] ?? 1), Math.log((sizes[index] ?? 1) * cost)] as const);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, other]) => other))];
  return mean(points.map(([one, other]) => (one - x) * (other - y))) / mean(points.map(([one]) => (one - x) ** 2));
}

export const bench: Bench = {
  async figures(house) {
    const { day, bare } = await openPeakHouse(house, 'growth', instant(Date.now()));
    const costAt = await growing(day, bare);
    const smallest = sizes[0] ?? largest;
    const ofSize = (size: number): Figure => ({
      name: `growth.cpu_an_order_at_${size}`,
      unit: 'ms',
      rounds: 1,
      value: () => costAt(size),
      limit: () => costAt(smallest),
    });
    const ofAll = async (): Promise<number> => slope(await Promise.all(sizes.map(costAt)));
    return [
      ...sizes.slice(1).map(ofSize),
      { name: `growth.slope_to_${sizes.at(-1)}`, unit: 'log cost/log size', rounds: 1, value: ofAll, limit: () => Promise.resolve(1) },
    ];
  },
};
