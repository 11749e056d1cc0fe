import { setTimeout as pause } from 'node:timers/promises';
import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { callShop, shopsIn } from '../server/channels/index.ts';
import type { DayHouse } from '../server/testing/day/day-house.ts';
import { printAll } from '../server/simulate/staff/packing-desk.ts';
import { cpuSince, cpuTime } from './cpu-time.ts';
import type { Bench } from './figure.ts';
import { boughtOf, buy, minuteMs, openPeakHouse } from './peak-house.ts';

/** What a live room sells in a minute: `BENCH_PEAK=20000 npm run bench -- peak`. */
const orderCount = boughtOf(Number(process.env['BENCH_PEAK'] ?? 2_000));
/** A desk looks for new labels. */
const lookAgainMs = 250;
/** Nothing that comes to a stop ends by itself. */
const giveUpMs = 180_000;
/** What one order of a peak may cost: 2,000 of them in two minutes of one core. */
const cpuLimitMs = 60;

/** Pulled, matched, audited, reserved, routed, numbered, and each label out of the printer. Answers milliseconds. */
async function pullToLabels(day: DayHouse, wanted: number): Promise<number> {
  const desk = await day.as('cangku');
  const began = performance.now();
  await day.ring();
  let out = 0;
  let lastAt = performance.now();
  let rungAt = began;
  while (out < wanted) {
    const some = (await printAll(desk, day.emulators)).length;
    out += some;
    if (some > 0) lastAt = performance.now();
    else await pause(lookAgainMs);
    // what a platform refused is pulled again in the next minute
    if (performance.now() - rungAt > minuteMs) {
      rungAt = performance.now();
      await day.move(minuteMs);
      await day.ring();
    }
    if (performance.now() - lastAt > giveUpMs) throw new Error(`${out} of ${wanted} labels came out; ${await heldBy(day)}`);
  }
  return performance.now() - began;
}

/** What stands still, in words for whoever runs this. */
async function heldBy({ merchant: { db } }: DayHouse): Promise<string> {
  const open = await db.selectFrom('order_exceptions').select('kind').where('cleared_at', 'is', null).execute();
  const stages = await db.selectFrom('fulfillment_orders').select('stage').execute();
  const faults = await db.selectFrom('pull_runs').select(['fault_kind', 'fault_words']).where('fault_kind', 'is not', null).execute();
  const kinds = [
    ...faults.map((fault) => `pull ${fault.fault_kind}: ${fault.fault_words}`),
    ...open.map(({ kind }) => `held ${kind}`),
    ...stages.map(({ stage }) => `stage ${stage}`),
  ];
  return JSON.stringify(Object.fromEntries([...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length])));
}

/** The limit: what the platforms need to answer the same pull, nothing kept. */
async function bareAnswers({ merchant }: DayHouse): Promise<number> {
  const began = performance.now();
  for (const { id } of await shopsIn(merchant.db, 'all')) {
    let page: string | null = null;
    do {
      const window = { from: plusMs(merchant.clock(), -60 * minuteMs), to: plusMs(merchant.clock(), -2 * minuteMs) };
      const answer: Readonly<{ next: string | null }> = await callShop(merchant, id, (connector, outside, access) =>
        connector.pullPage(outside, access, { basis: 'modified', ...window, page }),
      );
      page = answer.next;
    } while (page !== null);
  }
  return performance.now() - began;
}

export const bench: Bench = {
  async figures(house) {
    const { day, bare } = await openPeakHouse(house, 'peak', instant(Date.now()));
    let cpuMs = Number.NaN;
    const size = orderCount < 10_000 ? '' : `_of_${orderCount}`;
    return [
      {
        name: `peak.pull_to_labels${size}`,
        unit: 'ms',
        rounds: 1,
        value: async () => {
          await buy(day, orderCount);
          const before = await cpuTime(bare);
          const tookMs = await pullToLabels(day, orderCount);
          const { process, database } = cpuSince(before, await cpuTime(bare));
          cpuMs = (process + database) / orderCount;
          return tookMs;
        },
        limit: () => bareAnswers(day),
      },
      // of the same peak: our process, its desk and the database
      {
        name: `peak.cpu_an_order${size}`,
        unit: 'ms',
        rounds: 1,
        value: () => Promise.resolve(cpuMs),
        limit: () => Promise.resolve(cpuLimitMs),
      },
    ];
  },
};
