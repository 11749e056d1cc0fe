import type { Today } from '@zhidan/core/insights/today/today-api.ts';
import { todayCounterCodes, todayCounters, type TodayCounter, type TodayList } from '@zhidan/core/insights/today/today-counter.ts';
import { mayDo, type Asked } from '@zhidan/core/kernel/caller.ts';
import { sql, type RawBuilder } from 'kysely';
import { meetsFilter } from '../../fulfillment/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import { boardSets, cardsOf } from '../board/board-source-query.ts';

/** All counters that the caller may see, in one statement: each counts what its list shows, by the index of what is open. */
export async function todayOf(db: Db, ask: Asked): Promise<Today> {
  const codes = todayCounterCodes.filter((code) => mayDo(ask.by, todayCounters[code].permission));
  if (codes.length === 0) return { asOf: ask.now, counters: [] };
  const counts = codes.map((code) => sql`(${countOf(todayCounters[code].list, ask)})::integer as ${sql.ref(code)}`);
  const { rows } = await sql<Record<TodayCounter, number>>`
    ${plannedForValues}with ${boardSets(ask.now)} select ${sql.join(counts)}`.execute(db);
  return { asOf: ask.now, counters: codes.map((code) => ({ code, count: rows[0]?.[code] ?? 0 })) };
}

function countOf(list: TodayList, ask: Asked): RawBuilder<unknown> {
  const { by, now } = ask;
  const inShops = (column: string): RawBuilder<unknown> =>
    by.shops === 'all' ? sql`true` : sql`${sql.ref(column)}::text = any(${[...by.shops]}::text[])`;
  if (list.of === 'exceptions')
    return sql`select count(*) from order_exceptions as found join orders on orders.id = found.order_id
      where found.cleared_at is null and found.kind = ${sql.lit(list.kind)} and ${inShops('orders.shop_id')}`;
  if (list.of === 'audit_queue')
    return sql`select count(*) from fulfillment_orders as own where own.stage = ${sql.lit(list.stage)} and ${inShops('own.shop_id')}`;
  if (list.of === 'ship_notices')
    return sql`select count(*) from ship_notices where state = ${sql.lit(list.state)} and ${inShops('ship_notices.shop_id')}`;
  if (list.of === 'held') return sql`select count(*) from (${cardsOf('working', { by, now, part: 'held' })}) as card`;
  const { stage, due } = list;
  return sql`select count(*) from fulfillment_orders as own where ${meetsFilter({ by, now, stage, due })}`;
}
