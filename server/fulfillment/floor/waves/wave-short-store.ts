import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../../platform/db/given-rows.ts';

/** A parcel that went without. */
export type WaveShort = Readonly<{ waveId: string; orderId: string; warehouseId: string; skuId: string; missing: number }>;

export async function insertWaveShorts(tx: Tx, shorts: readonly WaveShort[], now: Instant): Promise<void> {
  if (shorts.length === 0) return;
  const columns: readonly Column<WaveShort>[] = [
    { name: 'wave_id', type: 'uuid', of: ({ waveId }) => waveId },
    { name: 'fulfillment_order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
    { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
    { name: 'missing', type: 'integer', of: ({ missing }) => missing },
  ];
  await sql`
    insert into wave_shorts (raised_at, ${columnNames(columns)}) select ${now}, given.* from ${givenRows(columns, shorts)}`.execute(tx);
}

/** The orders of each of these parcels. */
export async function ordersOfParcels(tx: Tx, ids: readonly string[]): Promise<readonly Readonly<{ parcelId: string; orderId: string }>[]> {
  const { rows } = await sql<{ parcelId: string; orderId: string }>`
    select fulfillment_order_id as "parcelId", order_id as "orderId" from fulfillment_members
    where fulfillment_order_id = any(${[...ids]}::uuid[]) order by order_id`.execute(tx);
  return rows;
}

/**
 * Ends shorts of these warehouses whose SKU has been counted or restocked since. Answers the orders whose goods are still promised
 * to them and that lack nothing else: they may go on. What lost its promise stays short; audit looks for it.
 */
export async function endShorts(tx: Tx, warehouseIds: readonly string[], now: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ orderId: string }>`
    with ended as (
      update wave_shorts as short set ended_at = ${now}
      from stock_levels as level
      where short.ended_at is null and short.warehouse_id = any(${[...warehouseIds]}::uuid[])
        and level.sku_id = short.sku_id and level.warehouse_id = short.warehouse_id
        and (level.counted_at > short.raised_at or exists (
          select from stock_moves as moved
          where moved.sku_id = short.sku_id and moved.warehouse_id = short.warehouse_id and moved.quantity > 0 and moved.at > short.raised_at
        ))
      returning short.fulfillment_order_id, short.wave_id
    )
    select distinct member.order_id as "orderId"
    from ended
    join fulfillment_orders as parcel on parcel.id = ended.fulfillment_order_id and parcel.stock = 'reserved'
      and exists (
        select from stock_reservations as held
        where held.reference_kind = 'fulfillment_order' and held.reference_id = parcel.id and held.state = 'open'
      )
    join fulfillment_members as member on member.fulfillment_order_id = parcel.id
    where not exists (
      select from wave_shorts as other
      join fulfillment_members as same on same.fulfillment_order_id = other.fulfillment_order_id
      where same.order_id = member.order_id and other.ended_at is null
        and (other.wave_id, other.fulfillment_order_id) not in (select wave_id, fulfillment_order_id from ended)
    )
    order by 1`.execute(tx);
  return rows.map(({ orderId }) => orderId);
}
