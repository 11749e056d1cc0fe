import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { callShop, shopsIn } from '../server/channels/index.ts';
import { aDayHouse, type DayHouse } from '../server/testing/day/day-house.ts';
import { printAll } from '../server/simulate/staff/packing-desk.ts';
import { answered } from '../server/simulate/visitor.ts';
import { warehouseIds } from '../server/simulate/day-outcome-query.ts';
import { runEmulators } from '../server/testing/run-emulators.ts';
import { testClock } from '../server/testing/test-clock.ts';
import { benchMerchant } from './bench-merchant.ts';
import type { Bench } from './figure.ts';

/** What a live room sells in a minute. */
const orderCount = Number(process.env['ZHIDAN_BENCH_PEAK'] ?? 2_000);
const shopCount = 3;
const minuteMs = 60_000;
const piecesEach = 50_000;
/** A desk looks for new labels. */
const lookAgainMs = 250;
/** Nothing that comes to a stop ends by itself. */
const giveUpMs = 1_200_000;

/** What is bought: one or two goods, cheap enough to pass by themselves. */
const baskets = [
  ['YZB-LTY-11'],
  ['YZB-LTY-22'],
  ['DXG-GN-11'],
  ['DXG-GN-21', 'YZB-BB-1'],
  ['YZB-BB-2'],
  ['YZB-BB-3', 'DXG-GN-31'],
] as const;

async function fillShelves(day: DayHouse): Promise<void> {
  const { db } = day.merchant;
  const codes = [...new Set(baskets.flat())];
  const skus = await db.selectFrom('skus').select('id').where('code', 'in', codes).execute();
  const lines = skus.map(({ id }) => ({ skuId: id, quantity: piecesEach }));
  for (const warehouseId of await warehouseIds(day.merchant))
    await answered((await day.as('cangku')).post('/api/stock/inbound', { documentId: randomUUID(), warehouseId, note: '大促备货', lines }));
}

/** Everybody buys at once while no platform tells us anything: all of it comes by the pull, a quarter of an hour later. */
async function buy(day: DayHouse, count: number): Promise<void> {
  await day.emulators.control('POST', 'road', { lose: 1 });
  const each = Math.ceil(count / shopCount / baskets.length);
  await day.now(
    ...[1, 2, 3].flatMap((shop) =>
      baskets.map((codes) => ({
        do: 'order',
        shop,
        count: each,
        paid: 1,
        isPresale: false,
        hasGift: false,
        hasDiscount: false,
        message: '',
        skus: codes.map((merchantCode) => ({ merchantCode, quantity: 1 })),
      })),
    ),
  );
  await day.move(15 * minuteMs);
}

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
    const { merchant, databaseUrl } = await benchMerchant(house, 'peak');
    const emulators = await runEmulators();
    house.closing(() => emulators.stop());
    const timed = { ...merchant, clock: testClock(instant(Date.now())), databaseUrl };
    const day = await aDayHouse(timed, emulators, 'peak');
    house.closing(() => day.stop());
    await answered((await day.as('laoban')).post('/api/settings/mergeBySelf/change', { value: false })); // an order, a label
    await fillShelves(day);
    const labels = Math.ceil(orderCount / shopCount / baskets.length) * shopCount * baskets.length;
    return [
      {
        name: 'peak.pull_to_labels',
        unit: 'ms',
        rounds: 1,
        value: async () => {
          await buy(day, orderCount);
          return pullToLabels(day, labels);
        },
        limit: () => bareAnswers(day),
      },
    ];
  },
};
