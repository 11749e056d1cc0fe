import type { HookCallId, HookCallState, HookId } from '@zhidan/core/audit/hooks/hook.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

export type NewHookCall = Readonly<{ id: HookCallId; hookId: HookId; orderId: string; ruleKey: string; ruleName: string }>;
type Lease = Readonly<{ now: Instant; dueAt: Instant }>;

/** Calls to make; an order, a rule and a hook meet once. Answers the hooks that got some. */
export async function insertCalls(tx: Tx, calls: readonly NewHookCall[], { now, dueAt }: Lease): Promise<readonly HookId[]> {
  if (calls.length === 0) return [];
  const columns: readonly Column<NewHookCall>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'hook_id', type: 'uuid', of: ({ hookId }) => hookId },
    { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'rule_key', type: 'text', of: ({ ruleKey }) => ruleKey },
    { name: 'rule_name', type: 'text', of: ({ ruleName }) => ruleName },
  ];
  const { rows } = await sql<{ hookId: HookId }>`
    insert into audit_hook_calls (${columnNames(columns)}, state, made_at, due_at)
    select ${columnNames(columns)}, 'waiting', ${now}, ${dueAt} from ${givenRows(columns, calls)}
    on conflict (order_id, rule_key, hook_id) do nothing
    returning hook_id as "hookId"`.execute(tx);
  return [...new Set(rows.map(({ hookId }) => hookId))];
}

/** Hooks with calls whose turn it is, also those whose caller was lost. */
export async function hooksWithDue(db: Db | Tx, now: Instant): Promise<readonly HookId[]> {
  const { rows } = await sql<{ hookId: HookId }>`select distinct hook_id as "hookId" from audit_hook_calls where due_at <= ${now}`.execute(
    db,
  );
  return rows.map(({ hookId }) => hookId);
}

export type DueHookCall = Readonly<{
  id: HookCallId;
  orderId: string;
  ruleKey: string;
  ruleName: string;
  tryCount: number;
  madeAt: Instant;
  shop: Readonly<{ id: string; name: string; channel: string }>;
}>;

type Taking = Lease & Readonly<{ hookId: HookId; limit: number }>;

/** Takes calls of a hook whose turn it is, the oldest first; they are somebody's until `dueAt`. */
export async function takeDueCalls(db: Db, { hookId, now, dueAt, limit }: Taking): Promise<readonly DueHookCall[]> {
  const { rows } = await sql<DueHookCall>`
    with due as (
      select id from audit_hook_calls where hook_id = ${hookId} and due_at <= ${now} order by due_at, id limit ${limit} for update skip locked
    ), taken as (
      update audit_hook_calls as call set due_at = ${dueAt} from due where call.id = due.id returning call.*
    )
    select taken.id, taken.order_id as "orderId", taken.rule_key as "ruleKey", taken.rule_name as "ruleName", taken.try_count as "tryCount",
      taken.made_at as "madeAt", jsonb_build_object('id', shops.id, 'name', shops.name, 'channel', shops.channel) as shop
    from taken join orders on orders.id = taken.order_id join shops on shops.id = orders.shop_id
    order by taken.made_at, taken.id`.execute(db);
  return rows;
}

/** What came of a try; `dueAt`: it is tried again. */
export type HookCallOutcome = Readonly<{ id: HookCallId; state: HookCallState; words: string; dueAt: Instant | null }>;

/** Writes what came of trying a call that still waits. Answers whether it did. */
export async function saveCallOutcome(tx: Tx, { id, state, words, dueAt }: HookCallOutcome, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update audit_hook_calls set state = ${state}, words = ${words}, due_at = ${dueAt},
      try_count = try_count + case when ${state} = 'skipped' then 0 else 1 end, ended_at = case when ${dueAt}::timestamptz is null then ${now}::timestamptz end
    where id = ${id} and state = 'waiting'`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Begins a call about an order of these shops anew that was not delivered. Answers its hook; undefined: there is no such call. */
export async function beginCallAnew(
  tx: Tx,
  { id, shops, now }: Readonly<{ id: HookCallId; shops: Caller['shops']; now: Instant }>,
): Promise<HookId | undefined> {
  const { rows } = await sql<{ hookId: HookId }>`
    update audit_hook_calls as call set state = 'waiting', try_count = 0, due_at = ${now}, ended_at = null
    from orders
    where call.id = ${id} and call.state in ('failed', 'skipped') and orders.id = call.order_id
      and ${shops === 'all' ? sql`true` : sql`orders.shop_id::text = any(${[...shops]})`}
    returning call.hook_id as "hookId"`.execute(tx);
  return rows[0]?.hookId;
}
