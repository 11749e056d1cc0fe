import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../../kernel/instant.ts';
import { compareBins, sharedZone, zoneOf } from './bin-path.ts';
import { buildWaves, type WaveOrder } from './build-waves.ts';
import { pickList, shortOrders } from './pick-list.ts';
import { waveKindNames } from './wave.ts';

type Line = readonly [code: string, quantity?: number, bin?: string];
const order = (id: string, lines: readonly Line[], change: Partial<WaveOrder> = {}): WaveOrder => ({
  id,
  carrier: 'ZTO',
  priority: 0,
  shipBy: null,
  lines: lines.map(([code, quantity = 1, bin = `A-${code}`]) => ({ skuId: code, code, bin, quantity })),
  ...change,
});
const ask = { kinds: waveKindNames, byCarrier: false, byZone: false, limit: 30 };
const at = (hour: number) => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant;

test('parcels with one piece, many of one SKU and several SKUs never share a wave', () => {
  const waves = buildWaves([order('1', [['S']]), order('2', [['S', 2]]), order('3', [['S'], ['T']]), order('4', [['T']])], ask);
  expect(waves.map(({ kind, orderIds }) => [kind, orderIds])).toEqual([
    ['single', ['1', '4']],
    ['many', ['2']],
    ['multi', ['3']],
  ]);
});

test('in a wave of single pieces one SKU comes after the other, along the bins', () => {
  const waves = buildWaves(
    [order('1', [['T', 1, 'A-10']]), order('2', [['S', 1, 'A-2']]), order('3', [['T', 1, 'A-10']]), order('4', [['S', 1, 'A-2']])],
    ask,
  );
  expect(waves.map(({ orderIds }) => orderIds)).toEqual([['2', '4', '1', '3']]);
});

test('the earliest deadline gets into the first wave, what is urgent before it', () => {
  const some = [
    order('1', [['S']], { shipBy: at(20) }),
    order('2', [['S']], { shipBy: at(9) }),
    order('3', [['S']]),
    order('4', [['S']], { priority: 1 }),
  ];
  expect(buildWaves(some, { ...ask, limit: 2 }).map(({ orderIds }) => orderIds.toSorted())).toEqual([
    ['2', '4'],
    ['1', '3'],
  ]);
});

test('by carrier and by zone each wave has one; what lies in two zones makes a wave of its own', () => {
  const some = [
    order('1', [['S', 1, 'A-1']]),
    order('2', [['S', 1, 'A-1']], { carrier: 'SF' }),
    order('3', [['T', 1, 'B-1']]),
    order('4', [
      ['S', 1, 'A-1'],
      ['T', 1, 'B-1'],
    ]),
    order('5', [
      ['S', 1, 'A-1'],
      ['U', 1, 'A-7'],
    ]),
  ];
  expect(
    buildWaves(some, { ...ask, byCarrier: true, byZone: true }).map(({ kind, carrier, zone, orderIds }) => [kind, carrier, zone, orderIds]),
  ).toEqual([
    ['single', 'ZTO', 'A', ['1']],
    ['single', 'SF', 'A', ['2']],
    ['single', 'ZTO', 'B', ['3']],
    ['multi', 'ZTO', '', ['4']],
    ['multi', 'ZTO', 'A', ['5']],
  ]);
});

const anyOrders = fc
  .array(
    fc.record({
      lines: fc.array(fc.tuple(fc.constantFrom('S', 'T', 'U'), fc.integer({ min: 1, max: 3 }), fc.constantFrom('', 'A-1', 'A-10', 'B-2')), {
        minLength: 1,
        maxLength: 3,
      }),
      carrier: fc.constantFrom('ZTO', 'SF', null),
      priority: fc.nat(2),
      shipBy: fc.option(fc.integer({ min: 0, max: 23 }).map(at)),
    }),
    { maxLength: 40 },
  )
  .map((some) => some.map(({ lines, ...rest }, index) => order(String(index).padStart(3, '0'), lines, rest)));

test('each parcel sits in exactly one wave, no wave is too large or mixed, and nobody waits for somebody less urgent of their group', () => {
  fc.assert(
    fc.property(anyOrders, fc.integer({ min: 1, max: 7 }), fc.boolean(), (orders, limit, byCarrier) => {
      const waves = buildWaves(orders, { ...ask, limit, byCarrier });
      expect(waves.flatMap(({ orderIds }) => orderIds).toSorted()).toEqual(orders.map(({ id }) => id));
      const byId = new Map(orders.map((one) => [one.id, one]));
      for (const { orderIds, carrier, kind } of waves) {
        expect(orderIds.length).toBeLessThanOrEqual(limit);
        for (const id of orderIds) if (byCarrier) expect(byId.get(id)?.carrier).toBe(carrier);
        const shelves = orderIds.map((id) => `${byId.get(id)?.lines[0]?.bin} ${byId.get(id)?.lines[0]?.skuId}`);
        if (kind === 'single') expect(shelves.filter((shelf, index) => shelf !== shelves[index - 1])).toHaveLength(new Set(shelves).size);
      }
      for (const group of Map.groupBy(waves, ({ kind, carrier }) => `${kind} ${carrier}`).values())
        for (const [index, wave] of group.entries()) {
          const next = group[index + 1];
          const lowest = Math.min(...wave.orderIds.map((id) => byId.get(id)?.priority ?? 0));
          if (next) expect(Math.max(...next.orderIds.map((id) => byId.get(id)?.priority ?? 0))).toBeLessThanOrEqual(lowest);
        }
    }),
    { numRuns: 150 },
  );
});

test('bins are walked past by their numbers; what lies nowhere comes last', () => {
  expect(['', 'A-10', 'B-1', 'A-2', 'a-2-1', 'A-02'].toSorted(compareBins)).toEqual(['A-02', 'A-2', 'a-2-1', 'A-10', 'B-1', '']);
  expect([zoneOf('a-01-03'), zoneOf('B2/7'), zoneOf('C3'), zoneOf('')]).toEqual(['A', 'B2', '', '']);
  expect([sharedZone(['A-1', 'A-2']), sharedZone(['A-1', 'B-1']), sharedZone([])]).toEqual(['A', '', '']);
});

test('the pick list takes each SKU once, along the bins, and says which seat gets how many', () => {
  const line = (seat: number, code: string, bin: string, quantity = 1) => ({ seat, orderId: `o${seat}`, skuId: code, code, bin, quantity });
  expect(pickList([line(1, 'T', 'A-10'), line(2, 'S', 'A-2', 2), line(2, 'T', 'A-10'), line(1, 'S', 'A-2')])).toEqual([
    {
      skuId: 'S',
      bin: 'A-2',
      quantity: 3,
      seats: [
        { seat: 1, orderId: 'o1', quantity: 1 },
        { seat: 2, orderId: 'o2', quantity: 2 },
      ],
    },
    {
      skuId: 'T',
      bin: 'A-10',
      quantity: 2,
      seats: [
        { seat: 1, orderId: 'o1', quantity: 1 },
        { seat: 2, orderId: 'o2', quantity: 1 },
      ],
    },
  ]);
});

test('what was not on the shelf goes without to those who can wait; pieces of a parcel that waits serve the next', () => {
  const some = [
    { orderId: '1', lines: [{ skuId: 'S', code: 'S', quantity: 2 }] },
    {
      orderId: '2',
      lines: [
        { skuId: 'S', code: 'S', quantity: 3 },
        { skuId: 'T', code: 'T', quantity: 1 },
      ],
    },
    { orderId: '3', lines: [{ skuId: 'S', code: 'S', quantity: 1 }] },
  ];
  expect(shortOrders(some, [{ skuId: 'S', missing: 3 }])).toEqual([{ orderId: '2', skuId: 'S', code: 'S', missing: 2 }]);
  expect(shortOrders(some, [])).toEqual([]);
  expect(shortOrders(some, [{ skuId: 'S', missing: 99 }]).map(({ orderId }) => orderId)).toEqual(['1', '2', '3']);
});
