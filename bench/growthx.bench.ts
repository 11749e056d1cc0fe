import { instant } from '@zhidan/core/kernel/instant.ts';
import type { Client } from 'pg';
import type { DayHouse } from '../server/testing/day/day-house.ts';
import { printAll } from '../server/testing/day/packing-desk.ts';
import { warehouseIds, workOff } from '../server/testing/day/warehouse-hands.ts';
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

/** From the pull to the door of the warehouse, by everybody's hands. */
async function pullToShipped(day: DayHouse, bare: Client): Promise<number> {
  const say = (t: string) => console.error(new Date().toISOString().slice(11, 19), t, process.cpuUsage().user / 1e6);
  say('buy');
  await buy(day, batch);
  say('bought');
  const before = await cpuTime(bare);
  await day.ring();
  await day.quiet();
  say('quiet');
  const hands = await day.as('cangku');
  await printAll(hands, day.emulators);
  say('printed');
  let shipped = 0;
  for (const id of await warehouseIds(day.merchant))
    shipped += (await workOff(hands, day.merchant.clock, id)).filter(({ outcome }) => outcome === 'shipped').length;
  await day.quiet();
  say('shipped');
  const { process: p, database } = cpuSince(before, await cpuTime(bare));
  if (shipped !== batch) throw new Error(`${shipped} of ${batch} orders were shipped`);
  console.error(shipped, p / batch, database / batch);
  return (p + database) / batch;
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
