import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import type { AuditVerdict } from '@zhidan/core/audit/audit-verdict.ts';
import type { Facts } from '@zhidan/core/conditions/fact.ts';
import type { Predicate } from '@zhidan/core/conditions/predicate.ts';
import { uuidV7 } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { jsonRecord, sqlCondition } from '../../conditions/index.ts';
import type { Db } from '../../platform/db/database.ts';

const record = jsonRecord(auditCatalog, sql`judged.facts`, sql`judged.judged_at`);

/** Whether a predicate asks only what is logged; else SQL over the log lets more through than it. */
export const isLogged = (predicate: Predicate): boolean => sqlCondition(predicate, record).isExact;

const inLog = (predicate: Predicate): RawBuilder<boolean> => sqlCondition(predicate, record).where;

/**
 * The last evaluation of every order, of the last days; the moment it was made is what its rules called now. The id bears that moment
 * as well, so that whoever walks by id stops where the days end.
 */
const history = (since: Instant): RawBuilder<unknown> => sql`
  audit_decisions as judged join audit_states as last on last.decision_id = judged.id
  where judged.judged_at >= ${since} and judged.id >= ${uuidV7(instantMs(since), firstOfMoment)}`;

const firstOfMoment = new Uint8Array(10);

const day = sql`to_char(judged.judged_at at time zone interval '8 hours', 'YYYY-MM-DD')`;

export type DayCount = Readonly<{ day: string; orders: number; hits: number; liveHits: number; both: number }>;

type Rules = Readonly<{ rule: Predicate; live: Predicate }>;

/** What two rules find, by day, counted where the log stands: no row leaves the database. */
export async function countByDay(db: Db, since: Instant, { rule, live }: Rules): Promise<readonly DayCount[]> {
  const { rows } = await sql<DayCount>`
    select day, count(*)::integer as orders, count(*) filter (where hit)::integer as hits,
      count(*) filter (where live)::integer as "liveHits", count(*) filter (where hit and live)::integer as both
    from (
      select ${day} as day, (${inLog(rule)}) is true as hit, (${inLog(live)}) is true as live from ${history(since)}
      offset 0 -- judged first: what is sorted by day are three small columns and not all facts
    ) as told
    group by day order by day`.execute(db);
  return rows;
}

export type LoggedOrder = Readonly<{
  decisionId: string;
  orderId: string;
  channelOrderNo: string;
  judgedAt: Instant;
  day: string;
  verdict: AuditVerdict;
  facts: Facts;
}>;

const columns = sql`
  judged.id as "decisionId", judged.order_id as "orderId", judged.judged_at as "judgedAt", ${day} as day, judged.verdict, judged.facts,
  (select channel_order_no from orders where orders.id = judged.order_id) as "channelOrderNo"`;

/** Orders that a rule finds, or may find, the newest first, behind the last one of the page before. */
export async function loggedOrders(
  db: Db,
  ask: Readonly<{ since: Instant; where: readonly Predicate[]; before: string | null; limit: number }>,
): Promise<readonly LoggedOrder[]> {
  const either = sql.join(ask.where.map(inLog), sql` or `);
  const behind = ask.before === null ? sql`true` : sql`judged.id < ${ask.before}`;
  const { rows } = await sql<LoggedOrder>`
    select ${columns} from ${history(ask.since)} and (${either}) and ${behind}
    order by judged.id desc limit ${ask.limit}`.execute(db);
  return rows;
}

/** All that were judged, by day. */
export async function judgedByDay(db: Db, since: Instant): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ day: string; count: number }>`
    select ${day} as day, count(*)::integer as count from ${history(since)} group by 1 order by 1`.execute(db);
  return new Map(rows.map((row) => [row.day, row.count]));
}
