import { randomUUID } from 'node:crypto';
import { addSku as addSkuContract } from '@zhidan/core/catalog/sku-api.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import { addCarrier as addCarrierContract } from '@zhidan/core/allocation/carrier-api.ts';
import { exampleGroups } from '@zhidan/core/allocation/fee/example-fees.ts';
import { saveFeeTable as saveFeeTableContract } from '@zhidan/core/allocation/fee-api.ts';
import { regionTree } from '@zhidan/core/allocation/region/region.ts';
import type { RouteAsk } from '@zhidan/core/allocation/routing/route.ts';
import { addWarehouse as addWarehouseContract } from '@zhidan/core/inventory/warehouse-api.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import type { Client } from 'pg';
import { routeParcels } from '../server/allocation/index.ts';
import { addCarrier } from '../server/allocation/carriers/add-carrier.ts';
import { saveFeeTable } from '../server/allocation/fees/save-fee-table.ts';
import { addSku } from '../server/catalog/skus/add-sku.ts';
import { postDocument } from '../server/inventory/index.ts';
import { addWarehouse } from '../server/inventory/warehouses/add-warehouse.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import type { Merchant } from '../server/platform/merchant.ts';
import { benchMerchant } from './bench-merchant.ts';
import { perSecond, type Bench } from './figure.ts';

const batchCount = 500;
const batches = 4;
const skuCount = 200;
const carriers = ['ZTO', 'YTO', 'STO', 'YUNDA', 'SF'] as const;
const by = systemCaller('bench');
const places = regionTree().flatMap(({ children }) => children.flatMap(({ children: districts }) => districts.map(({ path }) => path)));

/** Two warehouses full of everything, five priced carriers at each. */
async function fill(merchant: Merchant): Promise<readonly SkuId[]> {
  return inTransaction(merchant.db, async (tx) => {
    const ask = { by, now: merchant.clock() };
    const skuIds: SkuId[] = [];
    for (let index = 0; index < skuCount; index += 1)
      skuIds.push((await addSku(tx, { ...ask, ...addSkuContract.input.parse({ code: `C${index}`, name: `商品 ${index}` }) })).id);
    for (const code of ['A', 'B']) {
      const { id: warehouseId } = await addWarehouse(tx, { ...ask, ...addWarehouseContract.input.parse({ code, name: code }) });
      const lines = skuIds.map((skuId) => ({ skuId, quantity: 10_000_000 }));
      await postDocument(tx, { ...ask, documentId: randomUUID() as never, kind: 'inbound', warehouseId, note: '', lines });
      const agreed = { dailyCapacity: null, cutoffMinute: null, reliability: 9_500, targetShare: null, packagingFee: 0 };
      for (const carrier of carriers)
        await addCarrier(tx, { ...ask, ...addCarrierContract.input.parse({ warehouseId, carrier, ...agreed }) });
    }
    const sheet = { effectiveFrom: '2020-01-01', rounding: 'whole', groups: exampleGroups };
    for (const carrier of carriers)
      await saveFeeTable(tx, { ...ask, ...saveFeeTableContract.input.parse({ name: carrier, carrier, ...sheet }) });
    return skuIds;
  });
}

/** An order of two SKUs to some district of the country. */
function askFor(skuIds: readonly SkuId[], index: number): RouteAsk {
  const [province = '', city = '', district = ''] = (places[(index * 37) % places.length] ?? '').split('/');
  const lines = [skuIds[(index * 7) % skuCount], skuIds[(index * 7 + 31) % skuCount]].filter((skuId) => skuId !== undefined);
  return {
    reference: { kind: 'fulfillment_order', id: randomUUID() },
    shopId: randomUUID() as never,
    channel: 'taobao',
    receiver: { province, city, district, town: '某街道', detail: '某路 1 号' },
    lines: lines.map((skuId) => ({ skuId, quantity: 1, weightGram: 600, volumeMl: 2_000 })),
    imposedCarrier: null,
    imposedWarehouseId: null,
    ruledCarrier: null,
    excludedCarriers: [],
    shipBy: null,
    paidFen: fen(9_900),
  };
}

/** Ten candidates an order, each with its fee and score, kept. */
const routed = (merchant: Merchant, skuIds: readonly SkuId[]) =>
  perSecond(batches * batchCount, async () => {
    for (let batch = 0; batch < batches; batch += 1) {
      const asks = Array.from({ length: batchCount }, (_, index) => askFor(skuIds, batch * batchCount + index));
      await inTransaction(merchant.db, (tx) => routeParcels(tx, { by, now: merchant.clock(), asks }));
    }
  });

/** Rows as long as ours written by one bare statement a batch, nothing read and nothing decided. */
async function bareTable(bare: Client, sample: string) {
  await bare.query('create table bare_routes (id uuid primary key, candidates json not null)');
  return () =>
    perSecond(batches * batchCount, async () => {
      for (let batch = 0; batch < batches; batch += 1)
        await bare.query({
          name: 'keep',
          text: 'insert into bare_routes select * from unnest($1::uuid[], $2::json[])',
          values: [Array.from({ length: batchCount }, () => randomUUID()), Array.from({ length: batchCount }, () => sample)],
        });
    });
}

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'routing');
    const skuIds = await fill(merchant);
    await routed(merchant, skuIds);
    const { rows } = await bare.query<{ sample: string }>('select candidates::text as sample from routes limit 1');
    const limit = await bareTable(bare, rows[0]?.sample ?? '[]');
    return [{ name: 'routing.in_batches', unit: 'orders/s', value: () => routed(merchant, skuIds), limit }];
  },
};
