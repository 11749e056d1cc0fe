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
const giveUpMs = 1_200_000 + orderCount * 100;
/** What one order of a peak may cost: 2,000 of them in two minutes of one core. */
const cpuLimitMs = 60;

/** Pulled, matched, audited, reserved, routed, numbered, and each label out of the printer. Answers milliseconds. */
async function pullToLabels(day: DayHouse, wanted: number): Promise<number> {
  const desk = await day.as('cangku');
  const began = performance.now();
  await day.ring();
  let out = 0;
  while (out < wanted) {
    const some = (await printAll(desk, day.emulators)).length;
    out += some;
    if (some === 0) await pause(lookAgainMs);
    if (performance.now() - began > giveUpMs) throw new Error(`only ${out} of ${wanted} labels came out`);
  }
  return performance.now() - began;
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
