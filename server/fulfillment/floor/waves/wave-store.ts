import type { WaveId, WaveKind, WaveState } from '@zhidan/core/fulfillment/floor/wave.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { inWarehousesOf } from '../../../inventory/index.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../../platform/db/given-rows.ts';

/** A parcel that waits for a wave. */
export type WaitingParcel = Readonly<{
  id: string;
  stage: FulfillmentStage;
  carrier: string | null;
  priority: number;
  shipBy: Instant | null;
  mayShip: boolean;
  lines: readonly Readonly<{ skuId: string; code: string; bin: string; quantity: number }>[];
}>;

/** What waits in a warehouse to be picked and is in no open wave, the most urgent first; `carrier`: only its parcels. */
export async function waitingParcels(
  db: Db,
  { warehouseId, carrier, limit }: Readonly<{ warehouseId: string; carrier: string | undefined; limit: number }>,
): Promise<readonly WaitingParcel[]> {
  const ofCarrier = carrier === undefined ? sql`` : sql`and parcel.carrier = ${carrier}`;
  const { rows } = await sql<WaitingParcel>`
    select
      parcel.id, parcel.stage, parcel.carrier, parcel.priority, parcel.ship_by as "shipBy", ${mayShip} as "mayShip",
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'skuId', line.sku_id, 'code', skus.code, 'bin', coalesce(level.bin, ''), 'quantity', line.quantity
        ) order by line.position), '[]'::jsonb)
        from fulfillment_lines as line
        join skus on skus.id = line.sku_id
        left join stock_levels as level on level.sku_id = line.sku_id and level.warehouse_id = parcel.warehouse_id
        where line.fulfillment_order_id = parcel.id and line.dropped_at is null
      ) as lines
    from fulfillment_orders as parcel
    where parcel.warehouse_id = ${warehouseId} and parcel.stage in ('to_print', 'to_pick') ${ofCarrier}
      and (parcel.stage = 'to_pick' or exists (
        select from parcels where parcels.fulfillment_order_id = parcel.id and parcels.state = 'numbered'
      ))
      and not exists (
        select from wave_members as member join waves on waves.id = member.wave_id
        where member.fulfillment_order_id = parcel.id and member.left_at is null and waves.state = 'open'
      )
    order by parcel.priority desc, parcel.ship_by, parcel.id limit ${limit}`.execute(db);
  return rows;
}

const mayShip = sql`(
  select coalesce(bool_and(orders.may_ship), false) from fulfillment_members as of_parcel
  join orders on orders.id = of_parcel.order_id where of_parcel.fulfillment_order_id = parcel.id
)`;

/** Who makes waves in a warehouse waits here for the other, so that no parcel is built into two. */
export async function lockWaves(tx: Tx, warehouseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('waves'), hashtext(${warehouseId}))`.execute(tx);
}

/** A wave as it is made, its parcels in the order of their seats. */
export type WaveToMake = Readonly<{
  id: WaveId;
  warehouseId: string;
  kind: WaveKind;
  carrier: string | null;
  zone: string;
  orderIds: readonly string[];
  pieceCount: number;
  skuCount: number;
  shipBy: Instant | null;
}>;

/** Writes waves with their parcels; answers their numbers in the same order. */
export async function insertWaves(
  tx: Tx,
  waves: readonly WaveToMake[],
  { now, name }: Readonly<{ now: Instant; name: string }>,
): Promise<readonly number[]> {
  const columns: readonly Column<WaveToMake>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
    { name: 'kind', type: 'text', of: ({ kind }) => kind },
    { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
    { name: 'zone', type: 'text', of: ({ zone }) => zone },
    { name: 'order_count', type: 'integer', of: ({ orderIds }) => orderIds.length },
    { name: 'piece_count', type: 'integer', of: ({ pieceCount }) => pieceCount },
    { name: 'sku_count', type: 'integer', of: ({ skuCount }) => skuCount },
    { name: 'ship_by', type: 'timestamptz', of: ({ shipBy }) => shipBy },
  ];
  const { rows } = await sql<{ id: string; no: number }>`
    insert into waves (state, built_at, built_by, ${columnNames(columns)})
    select 'open', ${now}, ${name}, given.* from ${givenRows(columns, waves)} order by given.id
    returning id, no`.execute(tx);
  const seats = waves.flatMap(({ id, orderIds }) => orderIds.map((orderId, index) => ({ id, orderId, seat: index + 1 })));
  await leaveWaves(
    tx,
    seats.map(({ orderId }) => orderId),
    now,
  ); // waves that are over let go of what came back to be picked again
  const seatColumns: readonly Column<(typeof seats)[number]>[] = [
    { name: 'wave_id', type: 'uuid', of: ({ id }) => id },
    { name: 'fulfillment_order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'seat', type: 'smallint', of: ({ seat }) => seat },
  ];
  await sql`insert into wave_members (${columnNames(seatColumns)}) select * from ${givenRows(seatColumns, seats)}`.execute(tx);
  const numbers = new Map(rows.map(({ id, no }) => [id, no]));
  return waves.map(({ id }) => numbers.get(id) ?? 0);
}

/** These parcels leave the waves they are in. */
export async function leaveWaves(tx: Tx, orderIds: readonly string[], now: Instant): Promise<void> {
  if (orderIds.length === 0) return;
  await sql`
    update wave_members set left_at = ${now} where fulfillment_order_id = any(${[...orderIds]}::uuid[]) and left_at is null`.execute(tx);
}

/** A wave of the caller's warehouses, kept from being picked or dissolved by another until the transaction ends. */
export async function waveForUpdate(
  tx: Tx,
  id: WaveId,
  by: Caller,
): Promise<Readonly<{ no: number; warehouseId: string; state: WaveState }> | undefined> {
  const { rows } = await sql<Readonly<{ no: number; warehouseId: string; state: WaveState }>>`
    select waves.no, waves.warehouse_id as "warehouseId", waves.state
    from waves join warehouses on warehouses.id = waves.warehouse_id
    where waves.id = ${id} and ${inWarehousesOf(by)} for no key update of waves`.execute(tx);
  return rows[0];
}

/** The parcels that sit in a wave, by seat. */
export async function seatsOf(db: Db, id: WaveId): Promise<readonly Readonly<{ orderId: string; seat: number }>[]> {
  const { rows } = await sql<Readonly<{ orderId: string; seat: number }>>`
    select fulfillment_order_id as "orderId", seat from wave_members where wave_id = ${id} and left_at is null order by seat`.execute(db);
  return rows;
}

export async function saveWaveState(
  tx: Tx,
  id: WaveId,
  { state, now, name }: Readonly<{ state: WaveState; now: Instant; name: string }>,
): Promise<void> {
  const picked = state === 'picked' ? { picked_at: now, picked_by: name } : {};
  await tx
    .updateTable('waves')
    .set({ state, ...picked })
    .where('id', '=', id)
    .execute();
}

/** Where these SKUs lie in a warehouse; those without a bin are left out. */
export async function binsOf(db: Db, warehouseId: string, skuIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ skuId: string; bin: string }>`
    select sku_id as "skuId", bin from stock_levels
    where warehouse_id = ${warehouseId} and sku_id = any(${[...skuIds]}::uuid[]) and bin <> ''`.execute(db);
  return new Map(rows.map(({ skuId, bin }) => [skuId, bin]));
}
