import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { givenRows, type Column } from '../../platform/db/given-rows.ts';

export type StockMark = Readonly<{ id: string; stock: 'none' | 'reserved' | 'short' }>;

/** Marks locked fulfillment orders; those whose goods have left keep that. */
export async function saveStocks(tx: Tx, stocks: readonly StockMark[], now: Instant): Promise<void> {
  if (stocks.length === 0) return;
  const columns: readonly Column<StockMark>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'stock', type: 'text', of: ({ stock }) => stock },
  ];
  await sql`
    update fulfillment_orders as own set stock = given.stock, changed_at = ${now}
    from ${givenRows(columns, stocks)}
    where own.id = given.id and own.stock not in ('consumed', given.stock)`.execute(tx);
}

/** A fulfillment order that waits for goods. */
export type WaitingForStock = Readonly<{ id: string; orderIds: readonly string[] }>;

/**
 * Who waits for these SKUs: short ones that are not released, the earliest deadline first, then who was paid first, then by
 * priority. `warehouseId`: also those that have no warehouse yet.
 */
export async function waitingForStock(
  db: Db,
  { skuIds, warehouseId, limit }: Readonly<{ skuIds: readonly string[]; warehouseId: string; limit: number }>,
): Promise<readonly WaitingForStock[]> {
  const { rows } = await sql<WaitingForStock>`
    select own.id, array(
      select member.order_id from fulfillment_members as member where member.fulfillment_order_id = own.id order by member.order_id
    ) as "orderIds"
    from fulfillment_orders as own join orders as lead on lead.id = own.lead_order_id
    where own.stage = any(${[...stagesBeforeRelease]}) and own.stock = 'short'
      and exists (
        select from fulfillment_lines as line
        where line.fulfillment_order_id = own.id and line.sku_id = any(${[...skuIds]}::uuid[]) and line.dropped_at is null
      )
      and (own.warehouse_id is null or own.warehouse_id = ${warehouseId} or own.warehouse_by = 'route')
    order by own.ship_by nulls last, lead.paid_at nulls last, own.priority desc, own.id
    limit ${limit}`.execute(db);
  return rows;
}

/** Of these fulfillment orders, whose reservation was taken back, the goods by name, at most three. */
export async function goodsNamesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; goods: string }>`
    select line.fulfillment_order_id as id, (array_agg(distinct sku.name order by sku.name))[1:3] as goods
    from fulfillment_lines as line join skus as sku on sku.id = line.sku_id
    where line.fulfillment_order_id = any(${[...ids]}::uuid[]) and line.dropped_at is null
    group by 1`.execute(db);
  return new Map(rows.map(({ id, goods }) => [id, [goods].flat().join('; ')]));
}
