import type { OfferContent, ServiceId, CarrierOffer } from '@zhidan/core/allocation/carrier-offer.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { LocalDate } from '@zhidan/core/kernel/local-date.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** A row of `carrier_services as offer` as core knows it. */
export const offerColumns = sql`
  offer.id, offer.warehouse_id as "warehouseId", offer.carrier, offer.service, offer.daily_capacity as "dailyCapacity",
  offer.cutoff_minute as "cutoffMinute", offer.reliability_bp as reliability, offer.target_share_bp as "targetShare",
  offer.packaging_fen as "packagingFee"`;

export type KnownOffer = CarrierOffer & Readonly<{ isActive: boolean }>;

export async function offerForUpdate(tx: Tx, id: ServiceId): Promise<KnownOffer | undefined> {
  const { rows } = await sql<KnownOffer>`
    select ${offerColumns}, offer.is_active as "isActive" from carrier_services as offer where offer.id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Adds a carrier to a warehouse; false when it has this service already. */
export async function insertOffer(tx: Tx, id: ServiceId, content: OfferContent, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into carrier_services (
      id, warehouse_id, carrier, service, daily_capacity, cutoff_minute, reliability_bp, target_share_bp, packaging_fen, is_active, changed_at
    )
    values (
      ${id}, ${content.warehouseId}, ${content.carrier}, ${content.service}, ${content.dailyCapacity}, ${content.cutoffMinute},
      ${content.reliability}, ${content.targetShare}, ${content.packagingFee}, true, ${now}
    )
    on conflict do nothing returning id`.execute(tx);
  return rows.length > 0;
}

export async function updateOffer(tx: Tx, offer: KnownOffer, now: Instant): Promise<void> {
  await tx
    .updateTable('carrier_services')
    .set({
      daily_capacity: offer.dailyCapacity,
      cutoff_minute: offer.cutoffMinute,
      reliability_bp: offer.reliability,
      target_share_bp: offer.targetShare,
      packaging_fen: offer.packagingFee,
      is_active: offer.isActive,
      changed_at: now,
    })
    .where('id', '=', offer.id)
    .execute();
}

export async function hasOffers(db: Db): Promise<boolean> {
  return (await db.selectFrom('carrier_services').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Whether some carrier or warehouse that has a limit reached it on a day: what waited for room can go the next day. */
export async function wasFull(db: Db, day: LocalDate): Promise<boolean> {
  const { rows } = await sql`
    with loads as (
      select service_id, warehouse_id, sum(parcels) as parcels from route_loads where ships_on = ${day} group by 1, 2
    )
    select from loads join carrier_services as offer on offer.id = loads.service_id and offer.daily_capacity <= loads.parcels
    union all
    select from (select warehouse_id, sum(parcels) as parcels from loads group by 1) as sums
    join warehouses on warehouses.id = sums.warehouse_id and warehouses.daily_capacity <= sums.parcels
    limit 1`.execute(db);
  return rows.length > 0;
}

/** Whether this is the first to take a business day. */
export async function takeDay(tx: Tx, day: LocalDate, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into routing_days (day, told_at) values (${day}, ${now}) on conflict do nothing returning day`.execute(tx);
  return rows.length > 0;
}
