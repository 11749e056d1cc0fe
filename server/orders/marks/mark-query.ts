import type { showOrderMarks as contract } from '@zhidan/core/orders/marks/mark-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { orderInScope } from '../show-order.ts';

type Answer = OutputOf<typeof contract>;

/** @throws Refused `order.not_found` */
export async function showOrderMarks(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<Answer> {
  const { id: orderId } = await orderInScope(db, ask, vault);
  const { rows: items } = await sql<Answer['items'][number]>`
    select rule_key as "ruleKey", rule_name as "ruleName", kind, value, made_at as "madeAt" from order_marks
    where order_id = ${orderId} order by made_at, rule_key, kind`.execute(db);
  const { rows: memos } = await sql<NonNullable<Answer['memo']>>`
    select state, reason, try_count as "tryCount", ended_at as "endedAt" from order_memos where order_id = ${orderId}`.execute(db);
  return { items, memo: memos[0] ?? null };
}
