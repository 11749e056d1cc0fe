import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { HourState, PlatformFigures } from '@zhidan/core/channels/completeness/hour-verdict.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** An hour as the ledger has it. */
export type LedgerHour = Readonly<{
  shopId: ShopId;
  shopName: string;
  hour: Instant;
  state: HourState;
  checkedAt: Instant;
  platform: PlatformFigures;
}>;

type Row = Omit<LedgerHour, 'platform'> & Readonly<{ orderCount: number; paid: Fen | null }>;

/** The next hours of the ledger, shop by shop. */
export async function ledgerHoursAfter(db: Db, last: LedgerHour | undefined, limit: number): Promise<readonly LedgerHour[]> {
  const place = last ? sql`(shop_id, hour) > (${last.shopId}::uuid, ${last.hour}::timestamptz)` : sql`true`;
  const { rows } = await sql<Row>`
    select shop_id as "shopId", shops.name as "shopName", hour, completeness_hours.state, checked_at as "checkedAt",
      platform_count as "orderCount", platform_paid_fen as paid
    from completeness_hours join shops on shops.id = shop_id
    where ${place}
    order by shop_id, hour
    limit ${limit}`.execute(db);
  return rows.map(({ orderCount, paid, ...hour }) => ({ ...hour, platform: { orderCount, paid } }));
}

/** Hours of the ledger that are red, for the figures of the product. */
export async function redHourCount(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from completeness_hours where state = 'red'`.execute(db);
  return rows[0]?.count ?? 0;
}
