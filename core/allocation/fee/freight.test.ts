import { expect, test } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { withParents } from '../region/region.ts';
import { checkFeeTable } from './check-fee-table.ts';
import type { FeeGroup, FeeTable, FeeTableContent } from './fee-table.ts';
import { freightOf, prepareTable, tableInForce } from './freight.ts';
import { exampleGroups } from './example-fees.ts';

const table = (change: Partial<FeeTableContent> = {}): FeeTableContent => ({
  name: '中通 2026',
  carrier: 'ZTO',
  service: 'standard',
  warehouseId: null,
  effectiveFrom: localDate('2026-01-01'),
  effectiveUntil: null,
  volumeDivisor: null,
  rounding: 'whole',
  groups: exampleGroups,
  surcharges: [],
  ...change,
});

const group = (change: Partial<FeeGroup>): FeeGroup => ({
  name: '全国',
  regions: [''],
  pricing: { by: 'weight', firstGram: 1_000, firstFee: fen(300), stepGram: 1_000, stepFee: fen(80) },
  minFee: fen(0),
  maxFee: null,
  etaDays: [1, 3],
  ...change,
});

const asked = (content: FeeTableContent, region: string, load: Partial<{ weightGram: number; volumeMl: number; pieces: number }>) =>
  freightOf(prepareTable(content), withParents(region), { weightGram: 0, volumeMl: 0, pieces: 1, ...load });

const feeOf = (...ask: Parameters<typeof asked>) => {
  const result = asked(...ask);
  return result.ok ? result.value.fee : result.refusal.code;
};

test.each([
  ['0.3 kg to group 1', '浙江省/宁波市/鄞州区', { weightGram: 300 }, 300],
  ['1.01 kg to group 1', '江苏省', { weightGram: 1_010 }, 380],
  ['2.4 kg to group 3, up to whole kilograms', '四川省/成都市', { weightGram: 2_400 }, 900],
  ['a volume of 40×30×30 cm that beats 4 kg', '上海市', { weightGram: 4_000, volumeMl: 36_000 }, 700],
  ['4 kg whose volume is less', '上海市', { weightGram: 4_000, volumeMl: 6_000 }, 540],
  ['1 kg to the remotest group', '新疆维吾尔自治区/喀什地区', { weightGram: 1_000 }, 1_500],
  ['to where the carrier prices each parcel', '台湾省/台北市', { weightGram: 500 }, 'freight.on_request'],
  ['to nowhere', '火星', { weightGram: 500 }, 'freight.region_not_covered'],
])('%s', (_, region, load, fee) => {
  expect(feeOf(table(), region, load)).toBe(fee);
});

test('a parcel that weighs nothing known costs the first weight', () => {
  expect(feeOf(table(), '浙江省', {})).toBe(300);
});

test('a volume counts by the divisor of the contract, by the usual one of the carrier, or not at all', () => {
  const load = { weightGram: 1_000, volumeMl: 24_000 };
  const billed = (change: Partial<FeeTableContent>) => {
    const result = asked(table(change), '浙江省', load);
    return result.ok ? [result.value.billedWeightGram, result.value.counted] : [];
  };
  expect(billed({ volumeDivisor: 8_000 })).toEqual([3_000, 'volume']);
  expect(billed({ volumeDivisor: null })).toEqual([4_000, 'volume']);
  expect(billed({ volumeDivisor: null, carrier: 'JD' })).toEqual([3_000, 'volume']);
  expect(billed({ volumeDivisor: 0 })).toEqual([1_000, 'weight']);
});

test.each([
  ['exact', 1_234, 1_234, 319], // 300 + 80 × 0.234
  ['tenth', 1_234, 1_300, 380],
  ['half', 1_234, 1_500, 380],
  ['whole', 1_234, 2_000, 380],
  ['tenth', 2_001, 2_100, 460],
  ['half', 2_000, 2_000, 380],
] as const)('weights are rounded up: %s of %i g is %i g and costs %i', (rounding, weightGram, billed, fee) => {
  const result = asked(table({ rounding, groups: [group({})] }), '浙江省', { weightGram });
  expect(result).toMatchObject({ ok: true, value: { billedWeightGram: billed, fee } });
});

// a real sheet of September 2025, checked against the bill by whoever published it: logistics.md §13.1
const bands = (rows: readonly (readonly [number, number])[], stepFee: number): FeeGroup['pricing'] => ({
  by: 'bands',
  bands: rows.map(([upToGram, amount]) => ({ upToGram, fee: fen(amount) })),
  stepGram: 1_000,
  stepFee: fen(stepFee),
});
const zto = table({
  groups: [
    group({ pricing: bands([[1_000, 250], [2_000, 380], [3_000, 480]], 100) }), // prettier-ignore
    group({ name: 'C', regions: ['新疆维吾尔自治区'], pricing: bands([[1_000, 1_300]], 1_200) }),
  ],
  surcharges: [{ regions: ['上海市', '北京市'], fee: fen(50) }],
});

test.each([
  ['浙江省', 200, 250],
  ['浙江省', 1_001, 380],
  ['浙江省', 3_000, 480],
  ['浙江省', 4_200, 680],
  ['上海市/上海市/浦东新区', 800, 300],
  ['新疆维吾尔自治区/伊犁哈萨克自治州', 2_500, 3_700],
])('bands of a real sheet: to %s with %i g', (region, weightGram, fee) => {
  expect(feeOf(zto, region, { weightGram })).toBe(fee);
});

test('a sheet that is not rounded prices the part of a kilogram', () => {
  const sto = table({
    rounding: 'exact',
    groups: [
      group({
        pricing: bands(
          [
            [500, 170],
            [1_000, 230],
            [2_000, 320],
            [3_000, 400],
          ],
          80,
        ),
      }),
    ],
  });
  expect([500, 501, 3_000, 3_250].map((weightGram) => feeOf(sto, '江苏省', { weightGram }))).toEqual([170, 230, 400, 420]);
});

test('by pieces: the first ones and further ones, whatever they weigh', () => {
  const pricing = { by: 'pieces', firstPieces: 2, firstFee: fen(500), stepPieces: 3, stepFee: fen(200) } as const;
  const byPiece = table({ groups: [group({ pricing })] });
  expect([1, 2, 3, 5, 6].map((pieces) => feeOf(byPiece, '浙江省', { weightGram: 90_000, pieces }))).toEqual([500, 500, 700, 700, 900]);
});

test('no parcel costs less than the least or more than the most of its group', () => {
  const limited = table({ groups: [group({ minFee: fen(350), maxFee: fen(1_000) })] });
  expect([500, 5_000, 90_000].map((weightGram) => feeOf(limited, '浙江省', { weightGram }))).toEqual([350, 620, 1_000]);
});

test('a child is priced as its parent unless another group names it', () => {
  const groups = [
    group({ name: '浙江', regions: ['浙江省'] }),
    group({
      name: '舟山',
      regions: ['浙江省/舟山市'],
      pricing: { by: 'weight', firstGram: 1_000, firstFee: fen(900), stepGram: 1_000, stepFee: fen(0) },
    }),
  ];
  const content = table({ groups });
  expect(['浙江省/宁波市/鄞州区', '浙江省/舟山市/嵊泗县'].map((region) => feeOf(content, region, { weightGram: 1 }))).toEqual([300, 900]);
});

test('of several tables the warehouse’s own comes first, then the latest that is in force', () => {
  const warehouseId = 'w' as never;
  const made = (id: string, change: Partial<FeeTableContent>): FeeTable => ({ ...table(change), id: id as never, version: 1 });
  const tables = [
    made('general', {}),
    made('own', { warehouseId, effectiveFrom: localDate('2026-03-01'), effectiveUntil: localDate('2026-06-30') }),
    made('newer', { effectiveFrom: localDate('2026-05-01') }),
  ];
  const on = (day: string) => tableInForce(tables, { carrier: 'ZTO', service: 'standard', warehouseId, day })?.id ?? null;
  expect(['2025-12-31', '2026-02-28', '2026-03-01', '2026-06-30', '2026-07-01'].map(on)).toEqual([null, 'general', 'own', 'own', 'newer']);
});

test.each([
  ['a region twice', { groups: [group({ name: 'a' }), group({ name: 'b' })] }, 'fee_table.region_twice'],
  [
    'bands that do not grow',
    {
      groups: [
        group({
          pricing: bands(
            [
              [2_000, 1],
              [1_000, 2],
            ],
            1,
          ),
        }),
      ],
    },
    'fee_table.bands_unordered',
  ],
  ['no band', { groups: [group({ pricing: bands([], 1) })] }, 'fee_table.bands_unordered'],
  ['a most below the least', { groups: [group({ minFee: fen(5), maxFee: fen(4) })] }, 'fee_table.limits_reversed'],
  ['days reversed', { groups: [group({ etaDays: [3, 1] })] }, 'fee_table.eta_reversed'],
  ['an end before its beginning', { effectiveUntil: localDate('2025-12-31') }, 'fee_table.days_reversed'],
] as const)('a table with %s is refused', (_, change, code) => {
  const result = checkFeeTable(table(change));
  expect(result.ok ? 'ok' : result.refusal.code).toBe(code);
});

test('the example is a table that can be kept', () => {
  expect(checkFeeTable(table()).ok).toBe(true);
});
