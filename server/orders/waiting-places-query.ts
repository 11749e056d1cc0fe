import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

/** Orders that are looked at: more wait only where a warehouse stands still. */
const looked = 50_000;

/** Where the caller's paid orders that have not left go to, by the names that platforms write, and how many go there. */
export async function waitingPlaces(
  db: Db,
  by: Caller,
): Promise<readonly Readonly<{ province: string; city: string; district: string; count: number }>[]> {
  const inScope = by.shops === 'all' ? sql`true` : sql`shop_id::text = any(${[...by.shops]})`;
  const { rows } = await sql<{ province: string; city: string; district: string; count: number }>`
    select receiver_province as province, receiver_city as city, receiver_district as district, count(*)::int as count
    from (
      select receiver_province, receiver_city, receiver_district from orders
      where status = 'received' and ${inScope}
      order by ordered_at desc, id desc limit ${looked}
    ) as waiting group by 1, 2, 3`.execute(db);
  return rows;
}
