import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

/** Thirty days of 24 orders each that left the house, faster from day to day, each sixth one held: rows about the orders that there are. */
export async function loadHandledMonth(db: Db, now: Instant): Promise<void> {
  await sql`
    with known as (select array_agg(id order by id) as ids from orders),
    spent as (
      select day, nth, known.ids[1 + nth % cardinality(known.ids)] as order_id, told.*
      from known cross join generate_series(0, 29) as day cross join generate_series(1, 24) as nth
      cross join lateral (select 1.6 - day * 0.03 as slow, ((day * 7 + nth * 13) % 10) / 10.0 as luck) as chance
      cross join lateral (
        select (300 + 500 * luck)::int as receive, (20 + 30 * luck)::int as allocate, (200 + 900 * luck * slow)::int as audit,
          (30 + 90 * luck)::int as number, (900 * slow + 1500 * luck)::int as print, (1800 * slow + 2400 * luck)::int as pick,
          (600 * slow + 900 * luck)::int as ship, case when nth % 6 = 0 then (5400 * slow)::int else 0 end as people
      ) as told
    )
    insert into handled_orders (
      fulfillment_order_id, order_id, shop_id, paid_at, shipped_at, handling_seconds, receive_seconds, allocate_seconds, audit_seconds,
      number_seconds, print_seconds, pick_seconds, ship_seconds, people_seconds
    )
    select
      gen_random_uuid(), orders.id, orders.shop_id, told.paid_at, told.paid_at + whole * interval '1 second', whole,
      receive, allocate, audit, number, print, pick, ship, people
    from (
      select *, ${now}::timestamptz - (29 - day) * interval '1 day' - nth * interval '5 minutes' as paid_at,
        receive + allocate + audit + number + print + pick + ship + people as whole
      from spent
    ) as told join orders on orders.id = told.order_id`.execute(db);
}
