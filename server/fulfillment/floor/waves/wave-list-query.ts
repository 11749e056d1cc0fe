import { waveKindNames, waveKindOf, waveNo } from '@zhidan/core/fulfillment/floor/wave.ts';
import type * as api from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { waveBuildLimit } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { inWarehousesOf } from '../../../inventory/index.ts';
import type { Db } from '../../../platform/db/database.ts';
import { pageCursor } from '../../../platform/http/page-cursor.ts';
import { callersWarehouse } from '../change-floor-settings.ts';
import { waitingParcels, type WaitingParcel } from './wave-store.ts';

/** What waits for a wave, by kind and carrier, the most first. @throws Refused `warehouse.not_found` */
export async function countWaiting(
  db: Db,
  { by, warehouseId }: Asked<InputOf<typeof api.countWaiting>>,
): Promise<OutputOf<typeof api.countWaiting>> {
  await callersWarehouse(db, warehouseId, by);
  const waiting = await waitingParcels(db, { warehouseId, carrier: undefined, limit: waveBuildLimit });
  const groups = Map.groupBy(waiting, (parcel) => `${kindOf(parcel)} ${parcel.carrier ?? ''}`);
  const items = [...groups.values()].flatMap((some) => (some[0] ? [summed(some[0], some)] : []));
  return {
    items: items.toSorted(
      (one, other) => waveKindNames.indexOf(one.kind) - waveKindNames.indexOf(other.kind) || other.orderCount - one.orderCount,
    ),
  };
}

function kindOf({ lines }: WaitingParcel) {
  return waveKindOf({ skuCount: new Set(lines.map(({ skuId }) => skuId)).size, pieceCount: piecesOf(lines) });
}

function summed(first: WaitingParcel, some: readonly WaitingParcel[]): api.WaitingRow {
  return {
    kind: kindOf(first),
    carrier: first.carrier,
    orderCount: some.length,
    pieceCount: some.reduce((sum, { lines }) => sum + piecesOf(lines), 0),
    printedCount: some.filter(({ stage }) => stage === 'to_pick').length,
    stoppedCount: some.filter(({ mayShip }) => !mayShip).length,
    shipBy: some.flatMap(({ shipBy }) => shipBy ?? []).toSorted()[0] ?? null,
  };
}

const piecesOf = (lines: readonly Readonly<{ quantity: number }>[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

const cursor = pageCursor(z.object({ no: z.int() }));

export type WaveListRow = Omit<api.WaveRow, 'no'> & Readonly<{ no: number }>;

export const waveRowOf = ({ no, ...row }: WaveListRow): api.WaveRow => ({ ...row, no: waveNo(no) });

/** A wave with its parcels counted by stage; `waves` and `warehouses` are there for conditions. */
export const waveRows: RawBuilder<unknown> = sql`
  select
    waves.id, waves.no, waves.warehouse_id as "warehouseId", waves.kind, waves.carrier, waves.zone, waves.state,
    waves.order_count as "orderCount", waves.piece_count as "pieceCount", waves.sku_count as "skuCount", waves.ship_by as "shipBy",
    waves.built_at as "builtAt", waves.built_by as "builtBy", waves.picked_at as "pickedAt", waves.picked_by as "pickedBy",
    coalesce((
      select jsonb_object_agg(counted.stage, counted.count) from (
        select parcel.stage, count(*)::int as count
        from wave_members as member join fulfillment_orders as parcel on parcel.id = member.fulfillment_order_id
        where member.wave_id = waves.id and member.left_at is null group by 1
      ) as counted
    ), '{}'::jsonb) as stages,
    (
      select count(*)::int from wave_members as member
      join fulfillment_orders as parcel on parcel.id = member.fulfillment_order_id
      where member.wave_id = waves.id and member.left_at is null and parcel.shipped_at is null and exists (
        select from fulfillment_members as of_parcel join orders on orders.id = of_parcel.order_id
        where of_parcel.fulfillment_order_id = parcel.id and not orders.may_ship
      )
    ) as "stoppedCount"
  from waves join warehouses on warehouses.id = waves.warehouse_id`;

/** The waves of the caller's warehouses, newest first. */
export async function listWaves(db: Db, ask: Asked<InputOf<typeof api.listWaves>>): Promise<OutputOf<typeof api.listWaves>> {
  const place = cursor.read(ask.after);
  const conditions = [inWarehousesOf(ask.by)];
  if (place) conditions.push(sql`waves.no < ${place.no}`);
  if (ask.warehouseId) conditions.push(sql`waves.warehouse_id = ${ask.warehouseId}`);
  if (ask.state) conditions.push(sql`waves.state = ${ask.state}`);
  if (ask.no) conditions.push(sql`waves.no = ${ask.no}`);
  const { rows } = await sql<WaveListRow>`
    ${waveRows} where ${sql.join(conditions, sql` and `)} order by waves.no desc limit ${ask.limit + 1}`.execute(db);
  return cursor.page(rows, ask.limit, { place: ({ no }) => ({ no }), item: waveRowOf });
}
