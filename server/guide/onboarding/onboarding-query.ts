import type { Onboarding } from '@zhidan/core/guide/onboarding/onboarding-api.ts';
import { onboardingProgress, type OnboardingFacts } from '@zhidan/core/guide/onboarding/onboarding-progress.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { onboardingMarksOf } from './onboarding-mark-store.ts';

/** Nobody needs to know how many there are beyond this. */
const enough = 1_000;
const newestOrders = 300;

/** What is there and how each step stands: one look at a bounded number of rows of each kind. */
export async function onboardingOf(db: Db): Promise<Onboarding> {
  const { rows } = await sql<OnboardingFacts>`
    with newest as materialized (select id from orders order by ordered_at desc, id desc limit ${newestOrders}),
      lines as (
        select exists (select from order_components as part where part.order_id = line.order_id and part.line_no = line.line_no) as is_matched
        from newest join order_lines as line on line.order_id = newest.id
      ),
      judged as (
        select distinct on (order_id) verdict
        from (select order_id, judged_at, verdict from audit_decisions order by judged_at desc limit ${enough}) as decision
        order by order_id, judged_at desc
      )
    select
      (select count(*) from shops)::integer as "shops",
      (select count(*) from (select from orders limit ${enough}) as counted)::integer as "orders",
      (select count(*) from lines)::integer as "lines",
      (select count(*) filter (where is_matched) from lines)::integer as "matchedLines",
      (select count(*) from (
        select from stock_levels as level join warehouses on warehouses.id = level.warehouse_id
        where warehouses.state = 'active' and level.on_hand > level.reserved limit ${enough}
      ) as counted)::integer as "skusInStock",
      (select count(*) from (select from print_items where state = 'printed' limit 1) as counted)::integer as "printed",
      (select count(*) from judged)::integer as "judged",
      (select count(*) filter (where verdict = 'pass') from judged)::integer as "passed",
      (select count(*) from (select from people where status = 'active' limit ${enough}) as counted)::integer as "people",
      (select count(*) from roads)::integer as "roads",
      (select count(*) from roads where sent_at is not null)::integer as "roadsThatSent",
      (select count(*) from (select from parcels where shipped_at is not null limit 1) as counted)::integer as "shipped"`.execute(db);
  const [facts] = rows;
  if (!facts) throw new Error('a select without from answers one row');
  return { facts, steps: [...onboardingProgress(facts, await onboardingMarksOf(db))] };
}
