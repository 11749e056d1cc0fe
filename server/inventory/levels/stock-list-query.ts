import { foldCode, type SkuId } from '@zhidan/core/catalog/sku.ts';
import { textGrams } from '@zhidan/core/catalog/text-grams.ts';
import type * as api from '@zhidan/core/inventory/stock-api.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { inWarehousesOf } from '../warehouses/warehouse-store.ts';

const cursor = pageCursor(z.object({ code: z.string(), warehouse: z.string() }));

/** A need as SQL says it; the same as `stockNeed` of core. */
const needs = {
  out: sql`level.on_hand - level.reserved <= 0`,
  low: sql`level.on_hand - level.reserved > 0 and level.on_hand - level.reserved <= level.safety`,
  reserved: sql`level.reserved > 0`,
} as const;

const goodsColumns = sql`
  skus.id as "skuId", skus.code, skus.name, skus.specification, skus.barcode, skus.picture_url as "pictureUrl"`;

const levelColumns = sql`
  warehouses.id as "warehouseId", warehouses.name as "warehouseName", level.on_hand as "onHand", level.reserved, level.safety,
  level.bin, level.counted_at as "countedAt"`;

const tables = sql`
  stock_levels as level
  join skus on skus.id = level.sku_id
  join warehouses on warehouses.id = level.warehouse_id`;

/** What lies in the caller's warehouses, by SKU code, then warehouse code. */
export async function listStock(db: Db, ask: Asked<InputOf<typeof api.listStock>>): Promise<OutputOf<typeof api.listStock>> {
  const place = cursor.read(ask.after);
  const conditions = filtered(ask);
  if (place) conditions.push(sql`(skus.code, warehouses.code_folded) > (${place.code}, ${place.warehouse})`);
  const { rows } = await sql<api.StockRow & Readonly<{ warehouse: string }>>`
    select ${goodsColumns}, ${levelColumns}, level.changed_at as "changedAt", warehouses.code_folded as warehouse
    from ${tables} where ${sql.join(conditions, sql` and `)}
    order by skus.code, warehouses.code_folded limit ${ask.limit + 1}`.execute(db);
  return cursor.page(rows, ask.limit, {
    place: ({ code, warehouse }) => ({ code, warehouse }),
    item: ({ warehouse: _place, ...row }) => row,
  });
}

/** The same rows added up. */
export async function sumStock(db: Db, ask: Asked<InputOf<typeof api.sumStock>>): Promise<api.StockSums> {
  const { rows } = await sql<api.StockSums>`
    select
      count(distinct level.sku_id) as "skuCount", coalesce(sum(level.on_hand), 0)::bigint as "onHand",
      coalesce(sum(level.reserved), 0)::bigint as reserved,
      count(*) filter (where ${needs.low}) as "lowCount", count(*) filter (where ${needs.out}) as "outCount"
    from ${tables} where ${sql.join(filtered(ask), sql` and `)}`.execute(db);
  return rows[0] ?? { skuCount: 0, onHand: 0, reserved: 0, lowCount: 0, outCount: 0 };
}

/** @throws Refused `sku.not_found` */
export async function showStock(db: Db, { skuId, by }: Readonly<{ skuId: SkuId; by: Caller }>): Promise<api.StockView> {
  const goods = await sql<Omit<api.StockView, 'levels'>>`select ${goodsColumns} from skus where id = ${skuId}`.execute(db);
  const [sku] = goods.rows;
  if (!sku) throw new Refused('sku.not_found', { skuId });
  const { rows } = await sql<api.StockView['levels'][number]>`
    select ${levelColumns} from ${tables}
    where level.sku_id = ${skuId} and ${inWarehousesOf(by)}
    order by warehouses.is_default desc, warehouses.code`.execute(db);
  return { ...sku, levels: [...rows] };
}

/** What carries this barcode or code, with its stock in a warehouse: what was scanned. Several where a barcode is on several. */
export async function findGoods(db: Db, ask: Asked<InputOf<typeof api.findGoods>>): Promise<OutputOf<typeof api.findGoods>> {
  const { warehouseId, code } = ask;
  const { rows } = await sql<api.FoundGoods>`
    select ${goodsColumns}, skus.is_bundle as "isBundle",
      coalesce(level.on_hand, 0) as "onHand", coalesce(level.reserved, 0) as reserved, coalesce(level.bin, '') as bin
    from skus
    left join stock_levels as level on level.sku_id = skus.id and level.warehouse_id = ${warehouseId}
      and exists (select from warehouses where id = ${warehouseId} and ${inWarehousesOf(ask.by)})
    where (skus.barcode = ${code} and skus.barcode <> '' or skus.code_folded = ${foldCode(code)})
    order by skus.state, skus.code limit ${foundLimit}`.execute(db);
  return { items: [...rows] };
}

/** More than these with one barcode is an error in the catalog. */
const foundLimit = 20;

function filtered(ask: Asked<InputOf<typeof api.sumStock>>): RawBuilder<unknown>[] {
  const conditions = [inWarehousesOf(ask.by)];
  if (ask.warehouseId) conditions.push(sql`level.warehouse_id = ${ask.warehouseId}`);
  if (ask.need) conditions.push(needs[ask.need]);
  if (ask.search) conditions.push(found(ask.search));
  return conditions;
}

/** SKUs that hold everything between the blanks of a text, by index over pairs of letters; or what lies in a bin. */
function found(search: string): RawBuilder<unknown> {
  const folded = search.normalize('NFKC').toLowerCase();
  const text = sql`lower(normalize(concat_ws(' ', skus.code, skus.name, skus.specification, skus.barcode, skus.brand, skus.category), NFKC))`;
  const words = folded.split(/\s+/u).map((word) => sql`position(${word} in ${text}) > 0`);
  const grams = textGrams(search);
  const index = grams.length > 0 ? [sql`skus.search_grams @> ${grams}::text[]`] : [];
  return sql`(${sql.join([...index, ...words], sql` and `)} or starts_with(lower(level.bin), ${folded}))`;
}
