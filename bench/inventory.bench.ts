import { randomUUID } from 'node:crypto';
import { addSku as addSkuContract } from '@zhidan/core/catalog/sku-api.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { ReserveAsk } from '@zhidan/core/inventory/decide-reservations.ts';
import { addWarehouse as addWarehouseContract } from '@zhidan/core/inventory/warehouse-api.ts';
import type { StockLine } from '@zhidan/core/inventory/stock.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { Pool } from 'pg';
import { addSku } from '../server/catalog/skus/add-sku.ts';
import { postDocument, reserveStock } from '../server/inventory/index.ts';
import { addWarehouse } from '../server/inventory/warehouses/add-warehouse.ts';
import { connectionConfig } from '../server/platform/db/connection.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import { schemaName } from '../server/platform/db/schema-name.ts';
import type { Merchant } from '../server/platform/merchant.ts';
import { benchMerchant } from './bench-merchant.ts';
import { perSecond, type Bench, type BenchHouse } from './figure.ts';

const batchCount = 500;
const batches = 4;
const skuCount = 200;
const clientCount = 16;
const buysEach = 20;
const by = systemCaller('bench');

/** A warehouse full of everything. */
async function fill(merchant: Merchant): Promise<StockLine[]> {
  return inTransaction(merchant.db, async (tx) => {
    const ask = { by, now: merchant.clock() };
    const { id: warehouseId } = await addWarehouse(tx, { ...ask, ...addWarehouseContract.input.parse({ code: 'B', name: 'bench' }) });
    const skuIds: SkuId[] = [];
    for (let index = 0; index < skuCount; index += 1)
      skuIds.push((await addSku(tx, { ...ask, ...addSkuContract.input.parse({ code: `C${index}`, name: `商品 ${index}` }) })).id);
    const lines = skuIds.map((skuId) => ({ skuId, quantity: 10_000_000 }));
    await postDocument(tx, { ...ask, documentId: randomUUID() as never, kind: 'inbound', warehouseId, note: '', lines });
    return skuIds.map((skuId) => ({ skuId, warehouseId, quantity: 1 }));
  });
}

const askFor = (lines: readonly StockLine[]): ReserveAsk => ({ reference: { kind: 'fulfillment_order', id: randomUUID() }, lines });

/** Orders of two lines over all SKUs, in batches. */
const inBatches = (merchant: Merchant, levels: readonly StockLine[]) =>
  perSecond(batches * batchCount, async () => {
    for (let batch = 0; batch < batches; batch += 1) {
      const asks = Array.from({ length: batchCount }, (_, index) =>
        askFor([levels[(index * 7) % skuCount], levels[(index * 7 + 31) % skuCount]].filter((line) => line !== undefined)),
      );
      await inTransaction(merchant.db, (tx) => reserveStock(tx, { by, now: merchant.clock(), asks }));
    }
  });

/** Many who want a piece of the same SKU at once, each in a transaction of their own. */
const hot = (merchant: Merchant, level: StockLine) =>
  perSecond(clientCount * buysEach, () =>
    Promise.all(
      Array.from({ length: clientCount }, async () => {
        for (let buy = 0; buy < buysEach; buy += 1)
          await inTransaction(merchant.db, (tx) => reserveStock(tx, { by, now: merchant.clock(), asks: [askFor([level])] }));
      }),
    ),
  );

/** The same rows and counters by the barest statements that could do it: no outcome a document, no journal. */
async function bareTables(house: BenchHouse) {
  const pool = new Pool({
    ...connectionConfig({ databaseUrl: house.databaseUrl, schema: schemaName('inventory'), applicationName: 'zhidan bench' }),
    max: 10,
  });
  house.closing(() => pool.end());
  await pool.query('create table bare_levels (like stock_levels including all)');
  await pool.query('create table bare_reservations (like stock_reservations including all)');
  await pool.query('insert into bare_levels select * from stock_levels');
  const take = `with made as (
      insert into bare_reservations (id, reference_kind, reference_id, sku_id, warehouse_id, quantity, state, reserved_at)
      select gen_random_uuid(), 'order', * , 1, 'open', now() from unnest($1::uuid[], $2::uuid[], $3::uuid[])
      returning sku_id, warehouse_id
    )
    update bare_levels as level set reserved = reserved + made.pieces
    from (select sku_id, warehouse_id, count(*)::integer as pieces from made group by 1, 2) as made
    where level.sku_id = made.sku_id and level.warehouse_id = made.warehouse_id and on_hand - reserved >= made.pieces`;
  const taken = (lines: readonly StockLine[]) =>
    pool.query({
      name: 'take',
      text: take,
      values: [lines.map(() => randomUUID()), lines.map(({ skuId }) => skuId), lines.map(({ warehouseId }) => warehouseId)],
    });
  return {
    inBatches: (levels: readonly StockLine[]) =>
      perSecond(batches * batchCount, async () => {
        for (let batch = 0; batch < batches; batch += 1)
          await taken(Array.from({ length: batchCount * 2 }, (_, index) => levels[index % skuCount]).filter((line) => line !== undefined));
      }),
    hot: (level: StockLine) =>
      perSecond(clientCount * buysEach, () =>
        Promise.all(
          Array.from({ length: clientCount }, async () => {
            for (let buy = 0; buy < buysEach; buy += 1) await taken([level]);
          }),
        ),
      ),
  };
}

export const bench: Bench = {
  async figures(house) {
    const { merchant } = await benchMerchant(house, 'inventory');
    const levels = await fill(merchant);
    const [hottest] = levels;
    if (!hottest) throw new Error('the bench has no SKU');
    const bare = await bareTables(house);
    return [
      {
        name: 'inventory.reserve_in_batches',
        unit: 'orders/s',
        value: () => inBatches(merchant, levels),
        limit: () => bare.inBatches(levels),
      },
      { name: 'inventory.reserve_hot_sku', unit: 'orders/s', value: () => hot(merchant, hottest), limit: () => bare.hot(hottest) },
    ];
  },
};
