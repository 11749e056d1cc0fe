import type { SuspendedArea } from '@zhidan/core/allocation/area/suspended-area.ts';
import type { CarrierOffer } from '@zhidan/core/allocation/carrier-offer.ts';
import type { FeeTable } from '@zhidan/core/allocation/fee/fee-table.ts';
import type { RegionPath } from '@zhidan/core/allocation/region/region.ts';
import { loadKey, type LearnedRefusal } from '@zhidan/core/allocation/routing/routing-conditions.ts';
import { usualWeights, type RoutingWeights } from '@zhidan/core/allocation/routing/routing-weights.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf, plusDays, type LocalDate } from '@zhidan/core/kernel/local-date.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { areaColumns } from '../areas/area-store.ts';
import { offerColumns } from '../carriers/carrier-offer-store.ts';
import { feeTableColumns } from '../fees/fee-table-store.ts';

/** Carriers in use, at warehouses in use. */
export async function offersInUse(db: Db): Promise<readonly CarrierOffer[]> {
  const { rows } = await sql<CarrierOffer>`
    select ${offerColumns} from carrier_services as offer
    join warehouses on warehouses.id = offer.warehouse_id and warehouses.state = 'active'
    where offer.is_active order by offer.id`.execute(db);
  return rows;
}

/** The tables that are in force on one of two business days. */
export async function tablesInForce(db: Db, [from, to]: readonly [LocalDate, LocalDate]): Promise<readonly FeeTable[]> {
  const { rows } = await sql<FeeTable>`
    select ${feeTableColumns} from fee_tables
    where removed_at is null and effective_from <= ${to} and (effective_until is null or effective_until >= ${from})
    order by id`.execute(db);
  return rows;
}

/** What is suspended now in one of these regions; each region's parents are asked too, by whoever names them. */
export async function areasAround(db: Db, regions: readonly RegionPath[], now: Instant): Promise<readonly SuspendedArea[]> {
  const { rows } = await sql<SuspendedArea>`
    select ${areaColumns} from suspended_areas as area
    where region = any(${[...regions]}) and starts_at <= ${now} and (ends_at is null or ends_at > ${now})
    order by ends_at desc nulls first, id`.execute(db);
  return rows;
}

export async function refusalsAround(db: Db, regions: readonly RegionPath[], now: Instant): Promise<readonly LearnedRefusal[]> {
  const { rows } = await sql<LearnedRefusal>`
    select carrier, region, words from carrier_refusals
    where region = any(${[...regions]}) and expires_at > ${now} order by carrier, region`.execute(db);
  return rows;
}

/** The weights of a shop: its own, or the merchant's, or the usual ones. */
export async function routingWeights(db: Db): Promise<(shopId: string) => RoutingWeights> {
  const { rows } = await sql<RoutingWeights & Readonly<{ shopId: string | null }>>`
    select shop_id as "shopId", cost, eta, reliability, stock, quota, late_penalty_fen as "latePenalty" from routing_weights`.execute(db);
  const byShop = new Map(rows.map(({ shopId, ...weights }) => [shopId, weights]));
  const general = byShop.get(null) ?? usualWeights;
  return (shopId) => byShop.get(shopId) ?? general;
}

/** Parcels of services and warehouses on some days. */
export async function loadsOf(db: Db, days: readonly LocalDate[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ serviceId: string; warehouseId: string; shipsOn: LocalDate; parcels: number }>`
    select service_id as "serviceId", warehouse_id as "warehouseId", ships_on as "shipsOn", sum(parcels)::int as parcels
    from route_loads where ships_on = any(${[...days]}::date[]) group by 1, 2, 3`.execute(db);
  const loads = new Map<string, number>();
  for (const { serviceId, warehouseId, shipsOn, parcels } of rows)
    for (const id of [serviceId, warehouseId]) loads.set(loadKey(id, shipsOn), (loads.get(loadKey(id, shipsOn)) ?? 0) + parcels);
  return loads;
}

/**
 * Whether every carrier and warehouse that has room today or tomorrow has it for so many parcels more: then it does not matter who is
 * routed first.
 */
export async function hasRoomFor(db: Db, { count, now }: Readonly<{ count: number; now: Instant }>): Promise<boolean> {
  const today = localDateOf(now);
  const { rows } = await sql<{ isTight: boolean }>`
    select exists (
      select from (
        select id, daily_capacity from carrier_services where is_active and daily_capacity is not null
        union all
        select id, daily_capacity from warehouses where state = 'active' and daily_capacity is not null
      ) as limited
      cross join unnest(${[today, plusDays(today, 1)]}::date[]) as day (ships_on)
      cross join lateral (
        select coalesce(sum(parcels), 0) as parcels from route_loads
        where route_loads.ships_on = day.ships_on and limited.id in (service_id, warehouse_id)
      ) as load
      where load.parcels < limited.daily_capacity and load.parcels + ${count}::integer > limited.daily_capacity
    ) as "isTight"`.execute(db);
  return rows[0]?.isTight === false;
}
