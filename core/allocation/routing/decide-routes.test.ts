import { expect, test } from 'vitest';
import { referenceKey, stockKey } from '../../inventory/stock.ts';
import { instant } from '../../kernel/instant.ts';
import { basisPoints, fen } from '../../kernel/money.ts';
import { languages } from '../../kernel/words.ts';
import type { AreaContent } from '../area/suspended-area.ts';
import { exampleGroups } from '../fee/example-fees.ts';
import { decideRoutes } from './decide-routes.ts';
import { packCandidates, packWeights, unpackCandidates, unpackWeights, type PackedCandidates } from './pack-candidates.ts';
import { rejections, sayNotice, sayRejection } from './rejection.ts';
import { area, ask, nb, now, offer, sku, table, today, wh, world } from './routing.fixture.ts';
import type { RouteAsk } from './route.ts';
import { loadKey, type RoutingConditions } from './routing-conditions.ts';
import { usualWeights } from './routing-weights.ts';

const one = (conditions: RoutingConditions, asked: RouteAsk = ask(), at = now) => {
  const [decision] = decideRoutes(conditions, [asked], at);
  if (!decision) throw new Error('no decision');
  const byName = Object.fromEntries(decision.candidates.map((one) => [`${one.warehouseId}-${one.carrier}`, one]));
  const codes = Object.fromEntries(Object.entries(byName).map(([name, one]) => [name, one.rejections.map(({ code }) => code)]));
  return { ...decision, byName, codes };
};

test('the cheapest of equals is taken, and every candidate keeps its fee, its score and the version of its table', () => {
  const { chosen, byName, because } = one(world());
  expect(chosen).toEqual({
    warehouseId: nb,
    carrier: 'ZTO',
    service: '',
    freightFen: 300,
    billedWeightGram: 1_000,
    etaDays: 2,
    shipsOn: today,
  });
  expect(because).toEqual([]);
  expect(byName['nb-SF']).toMatchObject({ cost: 1_225, freight: { fee: 1_200, tableId: 't-SF', version: 3 } });
  expect(byName['nb-ZTO']?.score).toEqual({
    total: 9_575,
    parts: { cost: 10_000, eta: 10_000, reliability: 9_500, stock: 9_000, quota: 5_000 },
  });
  expect(Object.values(byName).every(({ score, rejections: against }) => score !== null && against.length === 0)).toBe(true);
});

test('a faster or more reliable carrier wins when speed and reliability count more than cost', () => {
  const fast = table('SF', 900, { groups: table('SF', 900).groups.map((group) => ({ ...group, etaDays: [1, 1] as const })) });
  const conditions = world({
    tables: [table('ZTO'), fast],
    offers: [offer(nb, 'ZTO'), offer(nb, 'SF', { reliability: basisPoints(9_990) })],
  });
  expect(one(conditions).chosen?.carrier).toBe('ZTO');
  const weights = { ...usualWeights, cost: 5, eta: 60, reliability: 20, stock: 10, quota: 5 };
  expect(one({ ...conditions, weightsOf: () => weights }).chosen?.carrier).toBe('SF');
});

test('what the platform imposes comes before rules, and costs come last', () => {
  expect(one(world(), ask({ imposedCarrier: 'SF', ruledCarrier: 'ZTO' }))).toMatchObject({
    chosen: { carrier: 'SF', warehouseId: nb },
    codes: { 'nb-ZTO': ['carrier_imposed'], 'nb-SF': [], 'wh-ZTO': ['carrier_imposed'] },
  });
  expect(one(world(), ask({ ruledCarrier: 'SF' })).codes['wh-ZTO']).toEqual(['carrier_ruled']);
  expect(one(world(), ask({ imposedWarehouseId: wh })).codes).toEqual({
    'nb-ZTO': ['warehouse_imposed'],
    'nb-SF': ['warehouse_imposed'],
    'wh-ZTO': [],
  });
});

test('an imposed carrier that cannot go there is no route, and everything that speaks against every candidate is told', () => {
  const { chosen, because, codes } = one(world({ areas: [area({ carrier: 'SF' })] }), ask({ imposedCarrier: 'SF' }));
  expect(chosen).toBeNull();
  expect(because).toEqual(['area_suspended', 'carrier_imposed']);
  expect(codes['nb-SF']).toEqual(['area_suspended']);
});

test('a carrier that refused the number is passed over', () => {
  expect(one(world(), ask({ excludedCarriers: ['ZTO'] }))).toMatchObject({
    chosen: { carrier: 'SF' },
    codes: { 'nb-ZTO': ['carrier_refused'] },
  });
});

test('a suspended region holds for its children, from its first to its last moment, and for its keyword alone', () => {
  const codesAt = (change: Partial<AreaContent>, at = now) =>
    one(world({ areas: [area({ carrier: 'ZTO', ...change })] }), ask(), at).codes['nb-ZTO'];
  expect(codesAt({})).toEqual(['area_suspended']);
  expect(codesAt({ region: '浙江省/杭州市/西湖区' })).toEqual(['area_suspended']);
  expect(codesAt({ region: '' })).toEqual(['area_suspended']);
  expect(codesAt({ region: '浙江省/宁波市' })).toEqual([]);
  expect(codesAt({ keyword: '古墩' })).toEqual(['area_suspended']);
  expect(codesAt({ keyword: '文一' })).toEqual([]);
  expect(codesAt({ from: now, until: null })).toEqual(['area_suspended']);
  expect(codesAt({ until: now })).toEqual([]);
  expect(codesAt({ effect: 'remind' })).toEqual([]);
});

test('a held area leaves no route at all', () => {
  expect(one(world({ areas: [area({ effect: 'hold' })] }))).toMatchObject({ chosen: null, because: ['area_held'] });
});

test('a town that a carrier refused lately is not asked again', () => {
  const refusals = [{ carrier: 'ZTO', region: '浙江省/杭州市/西湖区/三墩镇', words: '超区' } as const];
  expect(one(world({ refusals })).codes['nb-ZTO']).toEqual(['not_reachable']);
  const elsewhere = ask({ receiver: { ...ask().receiver, town: '留下街道' } });
  expect(one(world({ refusals }), elsewhere).codes['nb-ZTO']).toEqual([]);
});

test('a warehouse that is short is passed over with what it lacks', () => {
  const lines = [
    { skuId: sku('A'), quantity: 12, weightGram: 100, volumeMl: null },
    { skuId: sku('B'), quantity: 1, weightGram: 100, volumeMl: null },
  ];
  const available = new Map([...world().available, [stockKey({ warehouseId: wh, skuId: sku('A') }), 20]]);
  const { chosen, byName } = one(world({ available }), ask({ lines }));
  expect(chosen?.warehouseId).toBe(wh);
  expect(byName['nb-ZTO']?.rejections).toEqual([{ code: 'stock_short', values: { goods: 'A ×2' } }]);
});

test('when no warehouse has all, the one that could send most is told for a split', () => {
  const lines = [
    { skuId: sku('A'), quantity: 12, weightGram: 100, volumeMl: null },
    { skuId: sku('C'), quantity: 1, weightGram: 100, volumeMl: null },
  ];
  expect(one(world(), ask({ lines }))).toMatchObject({
    chosen: null,
    because: ['stock_short'],
    coverable: { warehouseId: nb, lines: [{ skuId: 'A', quantity: 10 }] },
  });
  expect(one(world({ areas: [area()] }), ask({ lines })).coverable).toBeNull();
});

test('a batch does not promise the same pieces or the same room twice, and what a document holds already is its own', () => {
  const lines = [{ skuId: sku('A'), quantity: 6, weightGram: 100, volumeMl: null }];
  const asks = ['f1', 'f2', 'f3'].map((id) => ask({ reference: { kind: 'fulfillment_order', id }, lines }));
  const places = (conditions: RoutingConditions) => decideRoutes(conditions, asks, now).map(({ chosen }) => chosen?.warehouseId ?? null);
  expect(places(world())).toEqual([nb, wh, null]);
  const key = `${referenceKey({ kind: 'fulfillment_order', id: 'f3' })} ${stockKey({ warehouseId: nb, skuId: sku('A') })}`;
  expect(places(world({ held: new Map([[key, 6]]) }))).toEqual([nb, wh, nb]);
  const narrow = world({ offers: [offer(nb, 'ZTO', { dailyCapacity: 1 }), offer(nb, 'SF')] });
  expect(decideRoutes(narrow, asks.slice(0, 1).concat(ask()), now).map(({ chosen }) => chosen?.carrier)).toEqual(['ZTO', 'SF']);
});

test('what is full today is passed over; after the cut-off the room of tomorrow counts and a day more is told', () => {
  const loads = new Map([[loadKey('nb-ZTO', today), 5]]);
  const conditions = world({ offers: [offer(nb, 'ZTO', { dailyCapacity: 5, cutoffMinute: 16 * 60 })], loads });
  expect(one(conditions).codes['nb-ZTO']).toEqual(['capacity_full']);
  const evening = instant('2026-11-22T08:01:00.000Z'); // 16:01
  expect(one(conditions, ask(), evening)).toMatchObject({ chosen: { shipsOn: '2026-11-23', etaDays: 3 } });
  const full = world({ loads: new Map([[loadKey(nb, today), 9]]) });
  const warehouses = full.warehouses.map((warehouse) => ({ ...warehouse, dailyCapacity: 9 }));
  expect(one({ ...full, warehouses })).toMatchObject({ chosen: { warehouseId: wh }, codes: { 'nb-ZTO': ['warehouse_full'] } });
});

test('leaving too late costs the whole penalty, and the carrier that still leaves in time is taken', () => {
  const offers = [offer(nb, 'ZTO', { cutoffMinute: 10 * 60 }), offer(nb, 'SF', { cutoffMinute: 18 * 60 })];
  const shipBy = instant('2026-11-22T15:00:00.000Z');
  const weights = { ...usualWeights, latePenalty: fen(5_000) };
  const { chosen, byName } = one(world({ offers, weightsOf: () => weights }), ask({ shipBy }));
  expect(chosen?.carrier).toBe('SF');
  expect(byName['nb-ZTO']).toMatchObject({ cost: 5_300, notices: [{ code: 'leaves_late' }] });
});

test('a carrier below its agreed share is preferred among equals', () => {
  const offers = [offer(nb, 'STO', { targetShare: basisPoints(6_000) }), offer(nb, 'ZTO', { targetShare: basisPoints(4_000) })];
  const tables = [table('STO'), table('ZTO')];
  const loads = new Map([[loadKey('nb-STO', today), 9], [loadKey('nb-ZTO', today), 1], [loadKey(nb, today), 10]]); // prettier-ignore
  expect(one(world({ offers, tables, loads })).chosen?.carrier).toBe('ZTO');
  expect(one(world({ offers, tables })).chosen?.carrier).toBe('STO');
});

test('of equal candidates the cheaper, then the less loaded, then the earlier one is taken, whatever their order', () => {
  const offers = [offer(nb, 'ZTO'), offer(nb, 'STO')];
  const tables = [table('STO'), table('ZTO')];
  const warehouses = world().warehouses.slice(0, 1);
  const pick = (change: Partial<RoutingConditions>) => one(world({ warehouses, offers, tables, ...change })).chosen?.carrier;
  expect(pick({ loads: new Map([[loadKey('nb-STO', today), 3], [loadKey(nb, today), 3]]) })).toBe('ZTO'); // prettier-ignore
  expect(pick({})).toBe('STO');
  expect(pick({ offers: offers.toReversed() })).toBe('STO');
});

test('without a fee table a carrier may be taken, its fee unknown; a table that does not cover the region forbids it', () => {
  expect(one(world({ tables: [] }))).toMatchObject({ chosen: { freightFen: null, etaDays: null } });
  const near = table('ZTO', 0, { groups: exampleGroups.slice(1) });
  expect(one(world({ tables: [near, table('SF', 900)] })).codes).toEqual({
    'nb-ZTO': ['region_not_covered'],
    'nb-SF': [],
    'wh-ZTO': ['region_not_covered'],
  });
  const abroad = ask({ receiver: { province: '台湾省', city: '台北市', district: '', town: '', detail: '' } });
  expect(one(world(), abroad)).toMatchObject({ chosen: null, because: ['on_request'] });
});

test('without a warehouse, a carrier or a province there is no route, and it is said which', () => {
  expect(one(world({ warehouses: [], offers: [] }))).toMatchObject({ chosen: null, candidates: [] });
  expect(one(world({ offers: [] })).because).toEqual(['no_carrier']);
  const nowhere = ask({ receiver: { province: '', city: '', district: '', town: '', detail: '' } });
  expect(one(world(), nowhere).because[0]).toBe('address_unknown');
});

test('what is stored of candidates and weights is read back as it was', () => {
  const conditions = world({ areas: [area({ carrier: 'SF' })], offers: [...world().offers.slice(0, 2), offer(nb, 'JD')] });
  const { candidates } = one(conditions, ask({ shipBy: now }));
  expect(unpackCandidates(JSON.parse(JSON.stringify(packCandidates(candidates))) as PackedCandidates)).toEqual(candidates);
  expect(unpackWeights(packWeights(usualWeights))).toEqual(usualWeights);
});

test('every rejection is a sentence in both languages with all of its values filled in', () => {
  const values = {
    warehouse: '宁波主仓',
    carrier: 'SF',
    region: '',
    reason: 'force_majeure',
    until: '',
    words: '超区',
    table: '中通',
    group: '港澳台',
    goods: 'A ×2',
    day: '2026-11-22',
    limit: 5,
  };
  for (const code of Object.keys(rejections) as (keyof typeof rejections)[])
    for (const language of languages) expect(sayRejection({ code, values }, language)).not.toMatch(/[{}]|wants SF$|force_majeure/u);
  expect(sayNotice({ code: 'area_reminded', values }, 'zh-CN')).toBe('全国 提醒：不可抗力（长期）');
});
