import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';
import { givenRows, type Column } from '../platform/db/given-rows.ts';

/** An hour of a shop, by its first moment; `asOf`: what we had before that moment is told apart. */
export type AskedHour = Readonly<{ shopId: string; hour: Instant; asOf: Instant }>;

/** What we have of the orders that were placed in an hour. */
export type HourFigures = Readonly<{
  shopId: string;
  hour: Instant;
  orderCount: number;
  /** of them those whose parts are orders of their own: the platform cut them up */
  voidCount: number;
  paid: Fen;
  /** of them those that came in before `asOf` */
  thenCount: number;
  thenVoidCount: number;
  /** whether any of them has changed since `asOf` */
  hasChanged: boolean;
}>;

const columns: readonly Column<AskedHour>[] = [
  { name: 'shop_id', type: 'uuid', of: ({ shopId }) => shopId },
  { name: 'hour', type: 'timestamptz', of: ({ hour }) => hour },
  { name: 'as_of', type: 'timestamptz', of: ({ asOf }) => asOf },
];

/** Counts and sums of hours, each once, in one statement along the index by shop and time. */
export async function hourFigures(db: Db | Tx, hours: readonly AskedHour[]): Promise<readonly HourFigures[]> {
  if (hours.length === 0) return [];
  const { rows } = await sql<HourFigures>`
    select given.shop_id as "shopId", given.hour, own.*
    from ${givenRows(columns, hours)}
    cross join lateral (
      select count(*)::int as "orderCount", count(*) filter (where is_void)::int as "voidCount",
        coalesce(sum(paid_fen), 0)::bigint as paid,
        count(*) filter (where received_at <= given.as_of)::int as "thenCount",
        count(*) filter (where received_at <= given.as_of and is_void)::int as "thenVoidCount",
        coalesce(bool_or(changed_at > given.as_of), false) as "hasChanged"
      from (
        select paid_fen, received_at, changed_at, exists (
          select from orders as part where part.shop_id = orders.shop_id and part.split_from = orders.channel_order_no
        ) as is_void
        from orders
        where shop_id = given.shop_id and ordered_at >= given.hour and ordered_at < given.hour + interval '1 hour'
          and kind = 'sale' -- what people wrote no platform counts
      ) as placed
    ) as own`.execute(db);
  return rows;
}
