import type { Facts } from '@zhidan/core/conditions/fact.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** As many as tell a share, few enough to be judged while somebody waits. */
const newestCount = 500;
/** An order is judged a few times on its way; so many evaluations hold enough orders. */
const lookedAt = 3_000;

type JudgedOrder = Readonly<{ orderId: string; judgedAt: Instant; facts: Facts }>;

/** The last evaluation of each of the newest orders, with the facts as they were judged. */
export async function newestJudged(db: Db): Promise<readonly JudgedOrder[]> {
  const { rows } = await sql<JudgedOrder>`
    with newest as materialized (select id, order_id, judged_at from audit_decisions order by judged_at desc limit ${lookedAt}),
      last as (select distinct on (order_id) id, judged_at from newest order by order_id, judged_at desc)
    select logged.order_id as "orderId", logged.judged_at as "judgedAt", logged.facts
    from (select id from last order by judged_at desc limit ${newestCount}) as wanted
    join audit_decisions as logged on logged.id = wanted.id`.execute(db);
  return rows;
}
