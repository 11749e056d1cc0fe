import type { HookRow, listHookCalls as callsContract, listHooks } from '@zhidan/core/audit/hooks/hook-api.ts';
import type { HookCallRow } from '@zhidan/core/audit/hooks/hook-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { storedRules } from '../rules/rule-store.ts';

/** All hooks of the merchant, with the rules in force that call each and how its calls stand. */
export async function hookList(db: Db): Promise<OutputOf<typeof listHooks>> {
  const { rows } = await sql<Omit<HookRow, 'usedBy'>>`
    select hook.id, hook.code, hook.name, hook.address, hook.is_on as "isOn", hook.tells_personal as "tellsPersonal",
      count(*) filter (where call.state = 'waiting')::int as "waitingCount", count(*) filter (where call.state = 'failed')::int as "failedCount",
      max(call.ended_at) filter (where call.state = 'done') as "lastDoneAt"
    from audit_hooks as hook left join audit_hook_calls as call on call.hook_id = hook.id
    group by hook.id order by hook.code`.execute(db);
  const live = (await storedRules(db)).flatMap(({ live: rule }) => rule ?? []);
  const usedBy = (code: string): string[] =>
    live.filter(({ actions }) => actions.some((one) => one.do === 'webhook' && one['hook'] === code)).map(({ name }) => name);
  return { items: rows.map((row) => ({ ...row, usedBy: usedBy(row.code) })) };
}

const cursor = pageCursor(z.object({ madeAt: instantSchema, id: z.uuid() }));

/** Calls about orders of the caller's shops, the newest first. */
export async function hookCallList(db: Db, ask: Asked<InputOf<typeof callsContract>>): Promise<OutputOf<typeof callsContract>> {
  const { by, after, limit, hookId, state } = ask;
  const place = cursor.read(after);
  const { rows } = await sql<HookCallRow>`
    select call.id, hook.name as hook, call.rule_name as "ruleName", call.order_id as "orderId", orders.channel_order_no as "channelOrderNo",
      call.state, call.try_count as "tryCount", call.words, call.made_at as "madeAt", call.due_at as "dueAt", call.ended_at as "endedAt"
    from audit_hook_calls as call
    join audit_hooks as hook on hook.id = call.hook_id
    join orders on orders.id = call.order_id
    where ${hookId ? sql`call.hook_id = ${hookId}` : sql`true`} and ${state ? sql`call.state = ${state}` : sql`true`}
      and ${by.shops === 'all' ? sql`true` : sql`orders.shop_id::text = any(${[...by.shops]})`}
      and ${place ? sql`(call.made_at, call.id) < (${place.madeAt}, ${place.id}::uuid)` : sql`true`}
    order by call.made_at desc, call.id desc limit ${limit + 1}`.execute(db);
  return cursor.page(rows, limit, { place: ({ madeAt, id }) => ({ madeAt, id }), item: (row) => row });
}
