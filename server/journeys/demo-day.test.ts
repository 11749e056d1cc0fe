import { randomUUID } from 'node:crypto';
import { usualFloor } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { verifyFulfillment, verifyLedger, verifyStock } from '../main.ts';
import { verifyJournal } from '../platform/journal/verify-journal.ts';
import { aDayHouse, type DayHouse } from '../testing/day/day-house.ts';
import {
  dayOutcomes,
  goodsOf,
  leftovers,
  shortGoods,
  unaskedOrders,
  warehouseIds,
  type DayOutcome,
} from '../simulate/day-outcome-query.ts';
import { reasonsToWait, tradesOf, type DayTrade } from '../testing/day/day-trades.ts';
import { printAll } from '../simulate/staff/packing-desk.ts';
import { answered } from '../simulate/visitor.ts';
import { workByHand } from '../simulate/work-by-hand.ts';
import { workOff } from '../simulate/staff/warehouse-hands.ts';
import { runEmulators, type RunningEmulators } from '../testing/run-emulators.ts';
import { aMerchant } from '../testing/test-merchant.ts';

/**
 * `ZHIDAN_TEST_DAY_ORDERS=800 npm test -- demo-day`: the whole day, some minutes, so only when asked for; otherwise an hour of it.
 * Everything is as in the product: jobs and subscribers, staff over HTTP, platforms and print programs by the emulators. Only nobody waits
 * for polls; with the worker's polls it is platform-changes.test.ts.
 */
const orderCount = Number(process.env['ZHIDAN_TEST_DAY_ORDERS'] ?? 60);
const isWhole = orderCount >= 200;
const hours = isWhole ? 10 : 1;
const shops = [1, 2, 3];
const minuteMs = 60_000;

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await runEmulators();
});
afterAll(() => emulators.stop());

/** What happens to orders on the way: so many of a hundred that have not left. */
const troubles = [
  { act: 'message', share: 2 },
  { act: 'memo', share: 2, memo: '客户要求单独包装' },
  { act: 'change_address', share: 2 },
  { act: 'ask_refund', share: 3 },
  { act: 'withdraw_refund', share: 1 },
  { act: 'agree_refund', share: 1 },
  { act: 'review_risk', share: 1 },
  { act: 'clear_risk', share: 1 },
  { act: 'ship_elsewhere', share: 1 },
  { act: 'urge', share: 2 },
] as const;

/** Customers, platforms and colleagues change what has not left; answers the numbers of the orders they touched. */
async function trouble(touched: Set<string>): Promise<void> {
  const waiting = (await tradesOf(emulators, shops)).filter((trade) => trade.shipping === 'none' && !trade.isClosed && trade.isPaid);
  for (const { act, share, ...ask } of troubles) {
    const count = Math.ceil((waiting.length * share) / 100);
    for (const trade of shuffled(waiting, act).slice(0, count)) {
      const isDone = await emulators.control('POST', 'act', { shop: trade.shop, trade: trade.no, act, ...ask }).then(
        () => true,
        () => false, // the platform does not allow it of this one
      );
      if (isDone && act !== 'urge') touched.add(trade.no);
    }
  }
}

/** The same each time. */
const shuffled = (trades: readonly DayTrade[], by: string): readonly DayTrade[] =>
  trades.toSorted((one, other) => (mixed(one.no + by) < mixed(other.no + by) ? -1 : 1));
const mixed = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);

/** What the warehouse does every half hour. Answers how many labels came out. */
async function warehouseWorks(day: DayHouse): Promise<number> {
  const hands = await day.as('cangku');
  const labels = await printAll(hands, emulators);
  for (const warehouseId of await warehouseIds(day.merchant)) await workOff(hands, day.merchant.clock, warehouseId);
  await day.quiet();
  return labels.length;
}

/** A lorry brings what waiting parcels lack. */
async function goodsArrive({ as, merchant }: DayHouse): Promise<number> {
  const lines = (await shortGoods(merchant.db)).map(({ skuId, quantity }) => ({ skuId, quantity: quantity + 20 }));
  const [warehouseId] = await warehouseIds(merchant);
  if (lines.length > 0)
    await answered((await as('cangku')).post('/api/stock/inbound', { documentId: randomUUID(), warehouseId, note: '补货到仓', lines }));
  return lines.length;
}

/** The main warehouse puts every parcel on the scale. */
async function weighsEverything({ as, merchant }: DayHouse): Promise<void> {
  const [warehouseId] = await warehouseIds(merchant);
  await answered((await as('zhuguan')).post('/api/floor/settings/change', { warehouseId, ...usualFloor, needsWeigh: true }));
}

const isAway = ({ stage }: DayOutcome): boolean => ['shipped', 'in_transit', 'signed', 'completed'].includes(stage);

const countOf = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, some]) => [name, some.length]));

test(
  `${orderCount} orders in three shops go from payment to signed by themselves, but for what the rules hold`,
  { timeout: 1_800_000 },
  async () => {
    const began = performance.now();
    const merchant = await aMerchant({ poolSize: 16 });
    const day = await aDayHouse(merchant, emulators, 'day', workByHand);
    onTestFinished(() => day.stop());
    await weighsEverything(day);
    const touched = new Set<string>();
    const each = orderCount / shops.length / (hours * 2);
    let labelCount = 0;
    for (let half = 0; half < hours * 2; half += 1) {
      const until = Math.round((half + 1) * each) - Math.round(half * each);
      await day.now(...shops.map((shop) => ({ do: 'order', shop, count: until, over: '30m' })));
      if (half > 0) await trouble(touched);
      await day.pass(30 * minuteMs);
      if (half === hours) await goodsArrive(day);
      labelCount += await warehouseWorks(day);
    }
    await trouble(touched);
    await goodsArrive(day);
    for (let turn = 0; turn < 2; turn += 1) {
      await day.pass(20 * minuteMs);
      labelCount += await warehouseWorks(day);
    }
    await day.pass(180 * minuteMs); // parcels travel
    const spentMs = performance.now() - began;

    const trades = new Map((await tradesOf(emulators, shops)).map((trade) => [trade.no, trade]));
    const goods = await goodsOf(merchant.db);
    const outcomes = await dayOutcomes(merchant.db);
    const unasked = await unaskedOrders(merchant.db);
    const known = [...outcomes.flatMap(({ orderNos }) => orderNos), ...unasked.map(({ orderNo }) => orderNo)];
    const reasonsOf = (nos: readonly string[]): readonly string[] =>
      nos.flatMap((no) => (trades.has(no) ? reasonsToWait(trades.get(no) as DayTrade, goods) : ['unknown there']));
    const open = outcomes.filter((one) => !isAway(one) && one.stage !== 'canceled');
    process.stdout.write(
      `day: ${JSON.stringify({
        orders: known.length,
        touched: touched.size,
        labels: labelCount,
        stages: countOf(outcomes.map(({ stage }) => stage)),
        kept: countOf(open.flatMap((one) => (one.keptBy.length > 0 ? one.keptBy : ['queue']))),
        unasked: countOf(unasked.map(({ orderNo }) => reasonsOf([orderNo]).join(' + '))),
        seconds: Math.round(spentMs / 1_000),
      })}\n`,
    );

    expect.soft(await leftovers(merchant.db)).toEqual([]);
    // nothing lost, nothing doubled
    expect.soft(known.length).toBe(new Set(known).size);
    expect.soft([...trades.values()].filter(({ no, isPaid }) => isPaid && !known.includes(no))).toEqual([]);
    // what nobody touched leaves exactly when no rule speaks against it
    const untouched = outcomes.filter(({ orderNos, stage }) => stage !== 'canceled' && !orderNos.some((no) => touched.has(no)));
    const wrong = untouched.filter((one) => isAway(one) !== (reasonsOf(one.orderNos).length === 0));
    expect.soft(wrong.map((one) => [one, reasonsOf(one.orderNos)])).toEqual([]);
    expect.soft(unasked.filter(({ orderNo }) => reasonsOf([orderNo]).length === 0)).toEqual([]);
    expect.soft(labelCount).toBeGreaterThan(orderCount / 4);
    // only what its platform has closed or paid back is canceled
    const canceled = outcomes.filter(({ stage }) => stage === 'canceled');
    expect.soft(canceled.filter(({ orderNos }) => !reasonsOf(orderNos).some((why) => why === 'closed' || why === 'refund'))).toEqual([]);
    // whatever has not left says why: an exception, a hold, or the auditors' queue; nothing is stuck between two stages
    expect.soft(open.filter((one) => one.keptBy.length === 0 && !one.isInQueue)).toEqual([]);
    // the platform knows every parcel that left by its number, once
    const there = (nos: readonly string[]) =>
      nos.map((no) => [trades.get(no)?.shipping, trades.get(no)?.shipments.map(({ waybillNo }) => waybillNo)]);
    const away = outcomes.filter((one) => isAway(one) && one.waybillNos.length > 0);
    expect
      .soft(away.map(({ orderNos }) => there(orderNos)))
      .toEqual(away.map(({ orderNos, waybillNos }) => orderNos.map(() => ['all', waybillNos])));
    // and its buyer has it: the carrier's word moved it there and here
    expect.soft(away.filter(({ stage, orderNos }) => stage !== 'signed' || !orderNos.every((no) => trades.get(no)?.isSigned))).toEqual([]);
    const printed = await emulators.printed();
    expect.soft(printed.length).toBe(new Set(printed).size);
    // journal, completeness, counter = ledger, guards: what `zhidan verify` looks at
    expect((await verifyJournal(merchant.db)).broken).toEqual([]);
    expect((await verifyLedger(merchant.db)).breaks).toEqual([]);
    expect((await verifyStock(merchant.db)).breaks).toEqual([]);
    expect((await verifyFulfillment(merchant.db)).breaks).toEqual([]);
  },
);
