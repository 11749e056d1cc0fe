import type { AuditVerdict } from '@zhidan/core/audit/audit-verdict.ts';
import type { Facts } from '@zhidan/core/conditions/fact.ts';
import { never, type Predicate } from '@zhidan/core/conditions/predicate.ts';
import { uuidV7 } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { LocalDate } from '@zhidan/core/kernel/local-date.ts';
import { sql, type RawBuilder } from 'kysely';
import { isDeepStrictEqual } from 'node:util';
import { sqlCondition, type SqlRecord } from '../../conditions/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import { filedInOnePass, filedRecord } from './filed-facts-query.ts';

/** Whether a predicate asks only what is filed; else SQL over it lets more through than the predicate. */
export const isFiled = (predicate: Predicate): boolean => sqlCondition(predicate, filedRecord).isExact;

const firstOfMoment = new Uint8Array(10);

/** The id of an evaluation bears its moment as well, so that whoever walks by id stops where the days end. */
function madeSince(since: Instant): RawBuilder<boolean> {
  return sql`judged.decision_id >= ${uuidV7(instantMs(since), firstOfMoment)} and judged.judged_at >= ${since}`;
}

/** What two rules find on a day, and what both of them find. */
export type DayCount = Readonly<{ day: LocalDate; orders: number; hits: number; liveHits: number; both: number }>;

/** A rule to try and the one that it is held against. */
export type Pair = Readonly<{ rule: Predicate; live: Predicate }>;

/** How many orders were judged on a day. */
export type DayOrders = Pick<DayCount, 'day' | 'orders'>;

type Days = Readonly<{
  byDay: readonly DayOrders[];
  /** of each pair, in their order */
  counts: readonly (readonly DayCount[])[];
  /** up to when evaluations are filed; null: none is */
  until: Instant | null;
}>;

/** What pairs of rules find, by day: one statement, which looks at each order once, whatever is asked of it. */
export async function countByDay(db: Db, since: Instant, pairs: readonly Pair[]): Promise<Days> {
  const { record, from } = filedInOnePass(madeSince(since));
  const counted = sql.join([sql``, ...pairs.flatMap((pair, index) => countsOf(pair, index, record))]);
  const { rows } = await sql<Row>`
    ${plannedForValues}select judged.day, count(*)::integer as orders, max(judged.judged_at) as until${counted}
    from ${from()} group by judged.day order by judged.day`.execute(db);
  const untils = rows.map(({ until }) => until).toSorted();
  return { byDay: rows, counts: pairs.map((pair, index) => rows.map((row) => dayOf(row, pair, index))), until: untils.at(-1) ?? null };
}

type Row = Readonly<{ day: LocalDate; orders: number; until: Instant } & Record<`${'rule' | 'live' | 'both'}_${number}`, number>>;

function countsOf({ rule, live }: Pair, index: number, record: SqlRecord): readonly RawBuilder<unknown>[] {
  const counted = (where: RawBuilder<unknown>, name: string) =>
    sql`(count(*) filter (where ${where}))::integer as ${sql.id(`${name}_${index}`)}`;
  const found = sqlCondition(rule, record).where;
  if (live === never || isDeepStrictEqual(rule, live)) return [counted(found, 'rule')];
  const inForce = sqlCondition(live, record).where;
  return [counted(found, 'rule'), counted(inForce, 'live'), counted(sql`${found} and ${inForce}`, 'both')];
}

function dayOf(row: Row, { rule, live }: Pair, index: number): DayCount {
  const { day, orders, [`rule_${index}` as const]: hits = 0 } = row;
  if (live === never) return { day, orders, hits, liveHits: 0, both: 0 };
  if (isDeepStrictEqual(rule, live)) return { day, orders, hits, liveHits: hits, both: hits };
  return { day, orders, hits, liveHits: row[`live_${index}`] ?? 0, both: row[`both_${index}`] ?? 0 };
}

export type LoggedOrder = Readonly<{
  decisionId: string;
  orderId: string;
  channelOrderNo: string;
  judgedAt: Instant;
  day: LocalDate;
  verdict: AuditVerdict;
  facts: Facts;
}>;

/** Which evaluations: of which days, or of all since a moment; behind the last one of the page before. */
type Asked = Readonly<{ since: Instant; days?: readonly LocalDate[]; where: readonly Predicate[]; before: string | null; limit: number }>;

/** Orders that a rule finds, or may find, the newest first, with the facts as they were judged. */
export async function loggedOrders(db: Db, { since, days, where, before, limit }: Asked): Promise<readonly LoggedOrder[]> {
  const either = sql.join(
    where.map((predicate) => sqlCondition(predicate, filedRecord).where),
    sql` or `,
  );
  const ofDays = days ? sql`judged.day = any(${[...days]}::date[])` : sql`true`;
  const behind = before === null ? sql`true` : sql`judged.decision_id < ${before}`;
  const { rows } = await sql<LoggedOrder>`
    ${plannedForValues}select found.decision_id as "decisionId", found.order_id as "orderId", found.judged_at as "judgedAt", found.day, found.verdict,
      logged.facts, (select channel_order_no from orders where orders.id = found.order_id) as "channelOrderNo"
    from (
      select judged.decision_id, judged.order_id, judged.judged_at, judged.day, judged.verdict from backtest_facts as judged
      where ${madeSince(since)} and ${behind} and ${ofDays} and (${either})
      order by judged.decision_id desc limit ${limit}
    ) as found
    join audit_decisions as logged on logged.id = found.decision_id
    order by found.decision_id desc`.execute(db);
  return rows;
}
