import { usualMoment, type ReservingMoment } from '@zhidan/core/fulfillment/reserving/reserving-moment.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** When a shop reserves; undefined: there is no such shop. */
export async function reservingOf(db: Db, shopId: string): Promise<ReservingMoment | undefined> {
  const { rows } = await sql<{ reserveAt: ReservingMoment }>`
    select coalesce(setting.reserve_at, ${usualMoment}) as "reserveAt"
    from shops left join fulfillment_shop_settings as setting on setting.shop_id = shops.id
    where shops.id = ${shopId}`.execute(db);
  return rows[0]?.reserveAt;
}

export async function saveReserving(tx: Tx, ask: Readonly<{ shopId: string; reserveAt: ReservingMoment; now: Instant }>): Promise<void> {
  const { shopId, reserveAt, now } = ask;
  await sql`
    insert into fulfillment_shop_settings (shop_id, reserve_at, changed_at) values (${shopId}, ${reserveAt}, ${now})
    on conflict (shop_id) do update set reserve_at = excluded.reserve_at, changed_at = excluded.changed_at`.execute(tx);
}
