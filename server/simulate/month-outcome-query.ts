/** What a simulated span came to, beside the measures that the product itself shows. */
import { sql } from 'kysely';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db } from '../platform/db/database.ts';

export type SpanFacts = Readonly<{
  paidOrders: number;
  /** fulfillment orders that audit let go, and those that no person let go */
  released: number;
  releasedByNobody: number;
  /** still before release, and older than a working day */
  waiting: number;
  shippedParcels: number;
  lateOrders: number;
  /** fen: of fulfillment orders that left late, or that are late and have not left */
  penaltyFen: number;
  /** dead jobs and parked news: what nobody should find */
  leftovers: number;
  journalRows: number;
  /** of the simulated merchant's tables and indexes on the disk, in millions of bytes */
  databaseMb: number;
}>;

export async function spanFacts(db: Db, now: Instant): Promise<SpanFacts> {
  const { rows } = await sql<SpanFacts>`
    with own as (
      select stage, opened_at, ship_by, shipped_at, penalty_fen,
        stage <> 'canceled' and ship_by < coalesce(shipped_at, ${now}) as is_late
      from fulfillment_orders where stage not in ('merged', 'split')
    ),
    released as (
      select distinct on (subject_id) subject_id, actor_kind from journal
      where event = 'fulfillment.moved' and payload ->> 'action' = 'release' order by subject_id, subject_seq desc
    )
    select
      (select count(*)::integer from orders where paid_at is not null) as "paidOrders",
      (select count(*)::integer from released) as released,
      (select count(*)::integer from released where actor_kind <> 'person') as "releasedByNobody",
      (select count(*)::integer from own where stage in ('pending', 'audit', 'finance') and opened_at < ${now}::timestamptz - interval '24 hours') as waiting,
      (select count(*)::integer from parcels where state = 'shipped') as "shippedParcels",
      (select count(*)::integer from own where is_late) as "lateOrders",
      (select coalesce(sum(penalty_fen), 0)::bigint from own where is_late) as "penaltyFen",
      (select count(*)::integer from job where state = 'failed') + (select count(*)::integer from parked_events) as leftovers,
      (select count(*)::integer from journal) as "journalRows",
      (select round(sum(pg_total_relation_size(oid)) / 1e6)::integer from pg_class
        where relnamespace = current_schema()::regnamespace and relkind = 'r') as "databaseMb"`.execute(db);
  const [facts] = rows;
  if (!facts) throw new Error('a query of sums answers one row');
  return facts;
}

/** In the place of an exception's kind: those that a person let go. */
export const releasedByHand = 'released by hand';

export type KeptOrders = Readonly<{ kind: string; rule: string | null; orders: number }>;

/** What kept orders from going on by themselves: exceptions, with the rule that said so, and the verdicts that sent them to people. */
export async function keptOrders(db: Db): Promise<readonly KeptOrders[]> {
  const { rows } = await sql<KeptOrders>`
    select kind, detail ->> 'rule' as rule, count(distinct order_id)::integer as orders from order_exceptions group by 1, 2
    union all
    select ${releasedByHand}::text, null, count(*)::integer from (
      select distinct on (subject_id) actor_kind from journal
      where event = 'fulfillment.moved' and payload ->> 'action' = 'release' order by subject_id, subject_seq desc
    ) as released where actor_kind = 'person'
    order by orders desc`.execute(db);
  return rows;
}
