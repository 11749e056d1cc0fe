import { randomUUID } from 'node:crypto';
import type { CarrierRow } from '@zhidan/core/allocation/carrier-api.ts';
import type { WarehouseRow } from '@zhidan/core/inventory/warehouse-api.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Client } from 'pg';
import { aDayHouse, type DayHouse } from '../server/testing/day/day-house.ts';
import { answered } from '../server/simulate/visitor.ts';
import { warehouseIds } from '../server/simulate/day-outcome-query.ts';
import { runEmulators } from '../server/testing/run-emulators.ts';
import { testClock } from '../server/testing/test-clock.ts';
import { benchMerchant } from './bench-merchant.ts';
import type { BenchHouse } from './figure.ts';

export const shopCount = 3;
export const minuteMs = 60_000;
const piecesEach = 50_000;

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

/** Before a great sale a merchant lifts what its warehouses and carriers take a day; beyond that the product holds what is sold. */
async function liftCapacities(day: DayHouse): Promise<void> {
  const owner = await day.as('laoban');
  const { items: warehouses } = await answered<{ items: readonly WarehouseRow[] }>(owner.get('/api/warehouses'));
  for (const { id, ...warehouse } of warehouses)
    await answered(owner.post(`/api/warehouses/${id}/change`, { ...warehouse, dailyCapacity: null }));
  const { items: carriers } = await answered<{ items: readonly CarrierRow[] }>(owner.get('/api/carrier-services'));
  for (const { id, ...carrier } of carriers)
    await answered(owner.post(`/api/carrier-services/${id}/change`, { ...carrier, dailyCapacity: null }));
}

/** Everybody buys at once while no platform tells us anything: all of it comes by the pull, a quarter of an hour later. */
export async function buy(day: DayHouse, count: number): Promise<void> {
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

/** The demo's house at work before emulated platforms, with full shelves; each order gets a label of its own. */
export async function openPeakHouse(house: BenchHouse, name: string, now: Instant): Promise<Readonly<{ day: DayHouse; bare: Client }>> {
  const { merchant, bare, databaseUrl } = await benchMerchant(house, name);
  const emulators = await runEmulators();
  house.closing(() => emulators.stop());
  const day = await aDayHouse({ ...merchant, clock: testClock(now), databaseUrl }, emulators, name);
  house.closing(() => day.stop());
  await answered((await day.as('laoban')).post('/api/settings/mergeBySelf/change', { value: false }));
  await fillShelves(day);
  await liftCapacities(day);
  return { day, bare };
}

/** How many orders come of asking for so many: each shop sells each basket equally often. */
export const boughtOf = (count: number): number => Math.ceil(count / shopCount / baskets.length) * shopCount * baskets.length;
