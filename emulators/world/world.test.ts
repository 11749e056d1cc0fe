import { beforeEach, expect, test } from 'vitest';
import { runScenario } from '../control/run-scenario.ts';
import { scenarioSchema, type ScenarioInput } from '../control/scenario.ts';
import { createEmulation, type Emulation } from './create-emulation.ts';
import { createChance } from './chance.ts';
import { aPlatform } from './platform-fixture.ts';
import { listOf, netOf, paidOf, shippingOf, totalOf } from './trade-facts.ts';
import type { Trade } from './trade.ts';

const startMs = Date.parse('2026-11-11T00:00:00+08:00');
let emulation: Emulation;
const trades = (): readonly Trade[] => emulation.world.trades(1);

async function play(seed: string, steps: ScenarioInput['steps']): Promise<Emulation> {
  const made = createEmulation({ platforms: [aPlatform()], seed, startMs, speed: 0 });
  await runScenario(made, scenarioSchema.parse({ speed: 0, shops: [{ platform: 'market', name: '暖贝芽旗舰店' }], steps }));
  return made;
}
const busyDay: ScenarioInput['steps'] = [
  { do: 'flow', shop: 'market', perHour: 40, for: '1d' },
  { do: 'order', shop: 'market', count: 100, over: '3h', paid: 0.8 },
  { do: 'mutate', count: 50, over: '6h' },
  { do: 'wait', for: '1d' },
  { do: 'act', act: 'ship_elsewhere', share: 0.5 },
  { do: 'wait', for: '14d' },
];

beforeEach(async () => {
  emulation = await play('7', busyDay);
});

test('the same seed and the same scenario give the same world to the last field', async () => {
  const again = await play('7', busyDay);
  expect(again.world.trades(1)).toEqual(trades());
  const other = await play('8', busyDay);
  expect(other.world.trades(1)).not.toEqual(trades());
});

test('customers who live apart buy the same whatever the merchant does, and in haste they change their minds at once', async () => {
  const lived = async (steps: ScenarioInput['steps']) =>
    (
      await play('9', [
        {
          do: 'flow',
          shop: 'market',
          perHour: 20,
          for: '2d',
          apart: true,
          haste: '20s',
          behavior: { changesAddress: 0.5, refundsBeforeShipping: 0.5 },
        },
        ...steps,
      ])
    ).world.trades(1);
  const slow = await lived([{ do: 'wait', for: '3d' }]);
  const quick = await lived([
    { do: 'wait', for: '1d' },
    { do: 'act', act: 'ship_elsewhere', share: 1 },
    { do: 'wait', for: '2d' },
  ]);
  const bought = (all: readonly Trade[]) =>
    all.map(({ createdMs, customer, lines }) => [
      createdMs,
      customer.name,
      lines.map(({ goods, quantity }) => [goods.merchantCode, quantity]),
    ]);
  expect(bought(quick)).toEqual(bought(slow));
  expect(slow.flatMap(({ refunds, paidMs }) => refunds.map(({ askedMs }) => askedMs - (paidMs ?? 0))).every((ms) => ms <= 20_000)).toBe(
    true,
  );
});

test('customers live: they order, pay, cancel, change addresses, ask for refunds, get parcels and confirm them', () => {
  expect(trades().length).toBeGreaterThan(900);
  const kinds: Record<string, (trade: Trade) => boolean> = {
    unpaid: (trade) => trade.paidMs === null,
    canceled: (trade) => trade.canceledMs !== null,
    presale: (trade) => trade.isPresale && trade.finalPaidMs !== null,
    gift: (trade) => trade.lines.some((line) => line.isGift),
    message: (trade) => trade.buyerMessage !== '',
    address: (trade) => trade.askedAddress !== null,
    urged: (trade) => trade.isUrged,
    refund: (trade) => trade.refunds.length > 0,
    withdrawn: (trade) => trade.refunds.some(({ state }) => state === 'withdrawn'),
    shipped: (trade) => shippingOf(trade) === 'all',
    signed: (trade) => trade.signedMs !== null,
    completed: (trade) => trade.completedMs !== null,
  };
  for (const [name, is] of Object.entries(kinds)) expect(trades().some(is), name).toBe(true);
});

test('money is whole: no line costs less than nothing, what was paid is never more than the total', () => {
  for (const trade of trades()) {
    for (const line of trade.lines) {
      expect(netOf(line)).toBeGreaterThanOrEqual(0);
      expect(netOf(line)).toBeLessThanOrEqual(listOf(line));
    }
    expect(paidOf(trade)).toBeLessThanOrEqual(totalOf(trade));
  }
});

test('no trade changes before it is created, and the last change is never later than now', () => {
  for (const trade of trades()) {
    expect(trade.modifiedMs).toBeGreaterThanOrEqual(trade.createdMs);
    expect(trade.modifiedMs).toBeLessThanOrEqual(emulation.world.nowMs());
  }
});

test('an older value of a trade may be changed without undoing what came between', () => {
  const old = trades()[0]!;
  emulation.world.change(old, 'memo_changed', { sellerMemo: '一' });
  emulation.world.change(old, 'memo_changed', { sellerFlag: 3 });
  expect(emulation.world.trade(1, old.seq)).toMatchObject({ sellerMemo: '一', sellerFlag: 3 });
});

test('goods have valid barcodes, codes of their own, and the same codes in every shop', () => {
  const second = emulation.addShop('market', '第二家店');
  const [mine, other] = [emulation.world.goods(1), emulation.world.goods(second.seq)];
  expect(new Set(mine.map(({ merchantCode }) => merchantCode)).size).toBe(mine.length);
  expect(other.map(({ merchantCode }) => merchantCode)).toEqual(mine.map(({ merchantCode }) => merchantCode));
  expect(other.map(({ skuSeq }) => skuSeq)).not.toEqual(mine.map(({ skuSeq }) => skuSeq));
  for (const { barcode } of mine) {
    const sum = [...barcode].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
    expect([barcode.length, sum % 10]).toEqual([13, 0]);
  }
});

test('two SKUs never share a barcode', () => {
  const codes = emulation.world.goods(1).map(({ barcode }) => barcode);
  expect(new Set(codes).size).toBe(codes.length);
});

test('a stream of chance that was forked does not move the one it came from', () => {
  const [plain, forked] = [createChance('s'), createChance('s')];
  forked.fork('x').next();
  expect(forked.next()).toBe(plain.next());
});
