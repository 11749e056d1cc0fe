import { usualFloor } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { changeFloorSettings } from '../../server/fulfillment/floor/change-floor-settings.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { aPrintHouse } from '../../server/testing/test-print-house.ts';
import type { TestMerchant } from '../../server/testing/test-merchant.ts';
import type { Page } from 'playwright-core';
import { scan } from './scan.ts';

/** A warehouse that checks and weighs everything: labels to print, each of a BABY-01 (200 g) and a BOTTLE-1 (300 g) in their bins. */
export async function startStation(merchant: Merchant): Promise<void> {
  const house = await aPrintHouse(merchant as TestMerchant); // its clock is read, never moved
  const { warehouseId, within, ask } = house;
  await within((tx) => changeFloorSettings(tx, { ...ask(), warehouseId, ...usualFloor, needsWeigh: true }));
  for (const [skuId, bin] of [
    [house.skuId, 'A-01-02'],
    [house.otherSkuId, 'B-03-01'],
  ] as const)
    await merchant.db.updateTable('stock_levels').set({ bin }).where('sku_id', '=', skuId).execute();
  await house.ready(['4800001000001', '4800001000002', '4800001000003', '4800001000004']);
}

/** Begins to walk an open wave of several SKUs; builds waves first when nobody has. */
async function walk(page: Page): Promise<void> {
  const get = async (path: string) =>
    (await (await page.request.get(path)).json()) as { items: { id: string; no: string; kind: string }[] };
  const [warehouse] = (await get('/api/warehouses')).items;
  const headers = { 'idempotency-key': crypto.randomUUID() };
  await page.request.post('/api/waves/build', { data: { warehouseId: warehouse?.id }, headers }); // refused where nothing waits any more
  const { items } = await get('/api/waves?state=open');
  const wave = items.find(({ kind }) => kind === 'multi') ?? items[0];
  await scan('ZD-ASIDE', wave?.no ?? '')(page);
}

const station = { path: '/station', login: 'cangku' } as const;

/** The station idle, with a parcel at each of its works, and with one that must not go on. */
export const stationShots = [
  { name: 'station', scene: 'floor', ...station, isDarkToo: true },
  { name: 'station-walk', scene: 'floor', ...station, prepare: walk, opens: 'section[data-task="walk"]' },
  { name: 'station-labels', scene: 'printing', ...station },
  ...Object.entries({
    check: ['ZT700000000001', 'NBY-NK-1'],
    wrong: ['ZT700000000001', 'XMY-NP-22'],
    weigh: ['ZT700000000005'],
    ship: ['ZT700000000006'],
    stop: ['ZT700000000007'],
  }).map(
    ([name, texts]) =>
      ({
        ...station,
        name: `station-${name}`,
        scene: 'floor',
        prepare: scan('ZD-ASIDE', ...texts),
        opens: 'none',
        isDarkToo: true,
      }) as const,
  ),
] as const;
