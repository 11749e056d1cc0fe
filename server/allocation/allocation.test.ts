import { addAreas as addAreasContract } from '@zhidan/core/allocation/area-api.ts';
import type { AreaId } from '@zhidan/core/allocation/area/suspended-area.ts';
import type { RouteAsk } from '@zhidan/core/allocation/routing/route.ts';
import { usualWeights } from '@zhidan/core/allocation/routing/routing-weights.ts';
import { localDate } from '@zhidan/core/kernel/local-date.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reserveStock } from '../inventory/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { testTx, type TestMerchant } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { aRoutingHouse } from '../testing/test-routing-house.ts';
import { listAreas } from './areas/area-list-query.ts';
import { endAreas } from './areas/end-areas.ts';
import { changeCarrier } from './carriers/change-carrier.ts';
import { saveWeights } from './carriers/save-weights.ts';
import { listCarriers } from './carriers/carrier-list-query.ts';
import { listFeeTables } from './fees/fee-table-list-query.ts';
import { removeFeeTable } from './fees/remove-fee-table.ts';
import { addAreas, noteRefusal, quoteFreights, routeParcels, routesOf, suspendedAt } from './index.ts';
import { onFulfillmentGone } from './routing/on-fulfillment-gone.ts';
import { tellWhatTimeChanged } from './watch-conditions-job.ts';

const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });
const dayMs = 86_400_000;

const aHouse = async (tx: Tx, merchant: TestMerchant) => {
  const house = await aRoutingHouse(merchant, (work) => work(tx));
  const route = (...asks: readonly RouteAsk[]) => routeParcels(tx, { ...asked(merchant.clock), asks });
  const suspend = (change: object) =>
    addAreas(tx, { ...asked(merchant.clock), ...addAreasContract.input.parse({ reason: 'force_majeure', ...change }) });
  const changes = async () => {
    const { rows } = await sql<{ payload: { cause: string; eases: boolean; restricts: boolean; regions: string[] | null } }>`
      select payload from journal where event = 'allocation.conditions_changed' order by seq`.execute(tx);
    return rows.map(({ payload }) => payload);
  };
  return { ...house, route, suspend, changes };
};

test(
  'a parcel gets warehouse and carrier, and later everybody can read how: candidates, score parts, versions of tables',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const ask = house.ask();
    const [outcome] = await house.route(ask);
    expect(outcome).toMatchObject({
      reference: ask.reference,
      chosen: { warehouseId: house.warehouseId, carrier: 'ZTO', service: '', freightFen: 300, billedWeightGram: 1_000, etaDays: 2 },
      because: [],
      coverable: null,
    });
    const [kept] = await routesOf(tx, ask.reference);
    expect(kept).toMatchObject({
      id: outcome?.routeId,
      isCurrent: true,
      region: '浙江省/杭州市/西湖区',
      chosen: { warehouseName: 'NB 仓', carrier: 'ZTO', freightFen: 300, shipsOn: '2026-11-22' },
      weights: usualWeights,
    });
    expect(kept?.candidates).toEqual([
      expect.objectContaining({ carrier: 'SF', cost: 1_225, score: expect.objectContaining({ total: 5_992 }) as unknown }),
      expect.objectContaining({ carrier: 'ZTO', freight: expect.objectContaining({ tableId: house.zto.table.id, version: 1 }) as unknown }),
    ]);
    expect(JSON.stringify(kept)).not.toContain('古墩路'); // no more of the receiver than the district
  }),
);

test(
  'without a route every candidate says why, and the newest few of many routes are kept',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    await house.suspend({ regions: ['浙江'], carriers: ['ZTO'] });
    const ask = house.ask({ imposedCarrier: 'ZTO' });
    for (let round = 0; round < 7; round += 1) {
      merchant.clock.advance(1_000);
      expect(await house.route(ask)).toMatchObject([{ chosen: null, because: ['area_suspended', 'carrier_imposed'] }]);
    }
    const kept = await routesOf(tx, ask.reference);
    expect(kept.map(({ isCurrent, chosen }) => [isCurrent, chosen])).toEqual([
      [true, null],
      ...Array.from({ length: 4 }, () => [false, null]),
    ]);
    expect(kept[0]?.candidates.map(({ carrier, rejections }) => [carrier, rejections.map(({ code }) => code)])).toEqual([
      ['SF', ['carrier_imposed']],
      ['ZTO', ['area_suspended']],
    ]);
  }),
);

test(
  'stock that others hold is not promised again, what a document holds itself is its own',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const { by, now } = asked(merchant.clock);
    const lines = [{ skuId: house.skuId, quantity: 60, weightGram: 10, volumeMl: null }];
    const [mine, others] = [house.ask({ lines }), house.ask({ lines })];
    await reserveStock(tx, {
      by,
      now,
      asks: [{ reference: mine.reference, lines: [{ ...house.ask().lines[0]!, warehouseId: house.warehouseId, quantity: 60 }] }],
    });
    expect(await house.route(others, mine)).toMatchObject([
      {
        chosen: null,
        because: ['stock_short'],
        coverable: { warehouseId: house.warehouseId, lines: [{ skuId: house.skuId, quantity: 40 }] },
      },
      { chosen: { carrier: 'ZTO' } },
    ]);
  }),
);

test(
  'a daily limit overflows to the next carrier; routing a document again or canceling it frees its room',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const limits = {
      dailyCapacity: 2,
      cutoffMinute: null,
      reliability: 9_500 as never,
      targetShare: null,
      packagingFee: 0 as never,
      isActive: true,
    };
    await changeCarrier(tx, { ...asked(merchant.clock), serviceId: house.zto.service, ...limits });
    const asks = [house.ask(), house.ask(), house.ask()];
    const carriersOf = async (...some: readonly RouteAsk[]) => (await house.route(...some)).map(({ chosen }) => chosen?.carrier);
    expect(await carriersOf(...asks)).toEqual(['ZTO', 'ZTO', 'SF']);
    expect(await carriersOf(asks[0]!)).toEqual(['ZTO']);
    expect(await carriersOf(house.ask())).toEqual(['SF']);
    const moved = (to: 'canceled' | 'to_print', { reference: { id } }: RouteAsk) => ({
      id,
      event: 'fulfillment.moved',
      subjectKind: 'fulfillment_order',
      subjectId: id,
      at: merchant.clock(),
      actorId: 'test',
      payload: { orderIds: [], from: 'audit', to, action: 'x' },
    });
    const news = [moved('to_print', asks[0]!), moved('canceled', asks[1]!), moved('canceled', asks[1]!)];
    await onFulfillmentGone.apply(tx, news, { ...asked(merchant.clock), vault: merchant.vault });
    expect(await carriersOf(house.ask())).toEqual(['ZTO']);
    const { items } = await listCarriers(tx, asked(merchant.clock));
    expect(items.map(({ carrier, todayCount, tableName }) => [carrier, todayCount, tableName])).toEqual([
      ['SF', 2, 'SF 示例'],
      ['ZTO', 2, 'ZTO 示例'],
    ]);
    merchant.clock.advance(dayMs);
    await tellWhatTimeChanged(tx, merchant.clock());
    await tellWhatTimeChanged(tx, merchant.clock());
    expect((await house.changes()).filter(({ cause }) => cause === 'day')).toMatchObject([{ eases: true, restricts: false }]);
  }),
);

test(
  'a suspended area is listed with the end that is nearest last, told when it begins and ends, and the same again adds nothing',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const before = (await house.changes()).length;
    const until = plusMs(merchant.clock(), dayMs);
    const { ids } = await house.suspend({ regions: ['西湖 ', '浙江省杭州市西湖区'].slice(1), carriers: ['ZTO', 'SF'], until });
    expect(await house.suspend({ regions: ['浙江/杭州/西湖'], carriers: ['SF', 'ZTO'], until })).toEqual({
      ids: expect.arrayContaining(ids) as unknown,
    });
    await house.suspend({ regions: ['新疆', '西藏'] });
    const list = async (filter: object = {}) => {
      const { items } = await listAreas(tx, { ...asked(merchant.clock), limit: 50, ...filter });
      return items.map(({ region, carrier, state }) => [region, carrier, state]);
    };
    expect(await list({ carrier: 'ZTO', region: '浙江' })).toEqual([['浙江省/杭州市/西湖区', 'ZTO', 'active']]);
    expect((await list()).length).toBe(4);
    merchant.clock.advance(dayMs);
    expect(await list({ state: 'ended' })).toHaveLength(2);
    await tellWhatTimeChanged(tx, merchant.clock());
    await tellWhatTimeChanged(tx, merchant.clock());
    expect((await house.changes()).slice(before)).toMatchObject([
      { cause: 'area', regions: ['浙江省/杭州市/西湖区'], eases: false, restricts: true },
      { cause: 'area', regions: ['新疆维吾尔自治区', '西藏自治区'], restricts: true },
      { cause: 'area', regions: ['浙江省/杭州市/西湖区'], eases: true, restricts: false },
    ]);
  }),
);

test(
  'an area is ended before its time and brought back, and what is not understood is refused by name',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const { ids: areaIds } = await house.suspend({ regions: ['浙江'] });
    const state = async () => (await suspendedAt(tx, { receivers: [house.ask().receiver], now: merchant.clock() }))[0]?.isSuspended;
    expect(await state()).toBe(true);
    await endAreas(tx, { ...asked(merchant.clock), areaIds, until: 'now' });
    expect(await state()).toBe(false);
    await endAreas(tx, { ...asked(merchant.clock), areaIds, until: null });
    expect(await state()).toBe(true);
    await expect(house.suspend({ regions: ['浙江', '火星', '朝阳区'] })).rejects.toThrow(
      expect.objectContaining({ refusal: { code: 'suspended_area.region_unknown', values: { regions: '火星、朝阳区' } } }),
    );
    await expect(house.suspend({ regions: ['浙江'], carriers: ['SF'], effect: 'hold' })).rejects.toThrow(
      refused('suspended_area.hold_names_carrier'),
    );
    await expect(house.suspend({ regions: ['浙江'], until: merchant.clock() })).rejects.toThrow(refused('suspended_area.over_before'));
    const missing = ['0193b6c8-0000-7000-8000-000000000000'] as AreaId[];
    await expect(endAreas(tx, { ...asked(merchant.clock), areaIds: missing, until: 'now' })).rejects.toThrow(
      refused('suspended_area.not_found'),
    );
  }),
);

test(
  'a refusal is learned for its town for a week',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const ask = house.ask();
    const note = (receiver: RouteAsk['receiver']) =>
      noteRefusal(tx, { ...asked(merchant.clock), carrier: 'ZTO', receiver, words: '超出配送范围' });
    expect(await note({ ...ask.receiver, town: '', district: '' })).toBe(false);
    expect([await note(ask.receiver), await note(ask.receiver)]).toEqual([true, true]);
    const carrier = async (town: string) => (await house.route(house.ask({ receiver: { ...ask.receiver, town } })))[0]?.chosen?.carrier;
    expect([await carrier('三墩镇'), await carrier('留下街道')]).toEqual(['SF', 'ZTO']);
    merchant.clock.advance(7 * dayMs);
    expect(await carrier('三墩镇')).toBe('ZTO');
    await tellWhatTimeChanged(tx, merchant.clock());
    expect((await house.changes()).at(-1)).toMatchObject({ cause: 'refusal', eases: true });
  }),
);

test(
  'a fee table is followed by another from a day on; who changes an old version is told, the same day is given out once',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const next = await house.saveTable('ZTO', { name: '明年', effectiveFrom: '2027-01-01', rounding: 'half' });
    const states = async () =>
      (await listFeeTables(tx, asked(merchant.clock))).items
        .filter(({ carrier }) => carrier === 'ZTO')
        .map(({ name, state }) => [name, state]);
    expect(await states()).toEqual([['明年', 'coming'], ['ZTO 示例', 'current']]); // prettier-ignore
    await expect(house.saveTable('ZTO', { name: '又一份' })).rejects.toThrow(refused('fee_table.same_day'));
    await expect(house.saveTable('ZTO', { feeTableId: next.id, seen: 7, effectiveFrom: '2027-02-01' })).rejects.toThrow(
      refused('fee_table.overtaken'),
    );
    const same = { name: '明年', feeTableId: next.id, seen: 1, effectiveFrom: '2027-01-01', rounding: 'half' };
    expect(await house.saveTable('ZTO', same)).toEqual(next);
    expect(await house.saveTable('ZTO', { ...same, rounding: 'tenth' })).toMatchObject({ version: 2 });
    await expect(
      house.saveTable('STO', {
        groups: [{ name: 'x', regions: ['火星'], pricing: { by: 'quote' }, minFee: 0, maxFee: null, etaDays: [1, 2] }],
      }),
    ).rejects.toThrow(refused('fee_table.region_unknown'));
    await removeFeeTable(tx, { ...asked(merchant.clock), feeTableId: next.id, isRemoved: true });
    expect(await states()).toEqual([['ZTO 示例', 'current']]);
    await removeFeeTable(tx, { ...asked(merchant.clock), feeTableId: next.id, isRemoved: false });
    expect(await states()).toHaveLength(2);
  }),
);

test(
  'a try shows what each carrier asks, the cheapest first',
  testTx(async (tx, merchant) => {
    await aHouse(tx, merchant);
    const place = { province: '四川', city: '成都', district: '' };
    const ask = { ...asked(merchant.clock), ...place, weightGram: 2_400, volumeMl: 0, pieces: 1 };
    const { region, quotes } = await quoteFreights(tx, ask);
    expect(region).toBe('四川省/成都市');
    expect(quotes.map(({ carrier, freight }) => [carrier, freight?.fee, freight?.steps])).toEqual([['ZTO', 900, 2], ['SF', 1_800, 2]]); // prettier-ignore
    expect((await quoteFreights(tx, { ...ask, province: '台湾省' })).quotes[0]).toMatchObject({ freight: null, problem: 'on_request' });
    expect((await quoteFreights(tx, { ...ask, day: localDate('2025-01-01') })).quotes).toEqual([]);
  }),
);

test(
  'weights have to make a hundred, and routes are chosen by them',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const save = (weights: typeof usualWeights | null) => saveWeights(tx, { ...asked(merchant.clock), shopId: null, weights });
    await expect(save({ ...usualWeights, cost: 51 })).rejects.toThrow(refused('routing_weights.sum'));
    await house.addCarrier('JD', { reliability: 10_000 });
    await house.saveTable('JD', {
      groups: [
        {
          name: '全国',
          regions: [''],
          pricing: { by: 'weight', firstGram: 1_000, firstFee: 2_000, stepGram: 1_000, stepFee: 0 },
          minFee: 0,
          maxFee: null,
          etaDays: [1, 1],
        },
      ],
    });
    expect((await house.route(house.ask()))[0]?.chosen?.carrier).toBe('ZTO');
    await save({ ...usualWeights, cost: 0, eta: 70 });
    expect((await house.route(house.ask()))[0]?.chosen?.carrier).toBe('JD');
    await save(null);
    expect((await house.route(house.ask()))[0]?.chosen?.carrier).toBe('ZTO');
  }),
);
