import type { BreakerId } from '@zhidan/core/audit/breaker.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';

/** A breaker that has tripped and that nobody has ended. */
export type OpenBreaker = Readonly<{ id: BreakerId; ruleKey: string; ruleName: string; hitCount: number; trippedAt: Instant }>;

const columns = sql`
  breaker.id, breaker.rule_key as "ruleKey", coalesce(version.content ->> 'name', breaker.rule_key) as "ruleName",
  breaker.hit_count as "hitCount", breaker.tripped_at as "trippedAt"`;

const withRule = sql`
  audit_breakers as breaker
  left join audit_rules as rule on rule.key = breaker.rule_key
  left join audit_rule_versions as version on version.rule_key = rule.key and version.version = rule.live_version`;

export async function openBreakers(db: Db): Promise<readonly OpenBreaker[]> {
  const { rows } =
    await sql<OpenBreaker>`select ${columns} from ${withRule} where breaker.ended_at is null order by breaker.tripped_at`.execute(db);
  return rows;
}

/** Null when it has tripped already. */
export async function insertBreaker(tx: Tx, ask: Readonly<{ ruleKey: string; hitCount: number; now: Instant }>): Promise<BreakerId | null> {
  const { rows } = await sql<{ id: BreakerId }>`
    insert into audit_breakers (id, rule_key, tripped_at, hit_count)
    values (${newId(ask.now)}, ${ask.ruleKey}, ${ask.now}, ${ask.hitCount})
    on conflict (rule_key) where ended_at is null do nothing
    returning id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** The breaker with its rule; undefined when there is none. Ended ones are answered too: ending twice is nothing. */
export async function breakerForUpdate(
  tx: Tx,
  id: BreakerId,
): Promise<Readonly<{ ruleKey: string; isEnded: boolean; trippedAt: Instant }> | undefined> {
  const { rows } = await sql<{ ruleKey: string; isEnded: boolean; trippedAt: Instant }>`
    select rule_key as "ruleKey", ended_at is not null as "isEnded", tripped_at as "trippedAt" from audit_breakers where id = ${id} for update`.execute(
    tx,
  );
  return rows[0];
}

export async function saveBreakerEnd(
  tx: Tx,
  { by, now }: Pick<Asked, 'by' | 'now'>,
  ask: Readonly<{ id: BreakerId; reason: string }>,
): Promise<void> {
  await sql`
    update audit_breakers set ended_at = ${now}, ended_by = ${by.actor.name}, end_reason = ${ask.reason} where id = ${ask.id}`.execute(tx);
}

/** Orders that a rule has found and that have not left the house. */
export async function waitingOrdersHitBy(tx: Tx, ruleKey: string, since: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select orders.id from audit_hits as hit join orders on orders.id = hit.order_id and orders.status = 'received' and orders.closing = 'open'
    where hit.rule_key = ${ruleKey} and hit.hit_at > ${since}
    order by orders.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Orders that an open breaker of this rule stops. */
export async function ordersStoppedBy(tx: Tx, ruleName: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select order_id as id from order_exceptions
    where kind = 'price_breaker' and cleared_at is null and detail ->> 'rule' = ${ruleName}`.execute(tx);
  return rows.map(({ id }) => id);
}
