import type { Today } from '@zhidan/core/insights/today/today-api.ts';
import { todayCounterCodes, todayCounters, type TodayCounter, type TodayList } from '@zhidan/core/insights/today/today-counter.ts';
import { mayDo, type Asked } from '@zhidan/core/kernel/caller.ts';
import { sql, type RawBuilder } from 'kysely';
import { isTimedInSql, openQuestionCountInSql } from '../../audit/index.ts';
import { endingGrants, isRedHour } from '../../channels/index.ts';
import { meetsFilter } from '../../fulfillment/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { plannedForValues } from '../../platform/db/name-statements.ts';
import { requestCountInSql } from '../../requests/index.ts';
import { boardSets, cardsOf } from '../board/board-source-query.ts';

/** All counters that the caller may see, in one statement (and one that says what they may approve): each counts what its list shows, by the index of what is open. */
export async function todayOf(db: Db, ask: Asked): Promise<Today> {
  const codes = todayCounterCodes.filter((code) => mayDo(ask.by, todayCounters[code].permission));
  if (codes.length === 0) return { asOf: ask.now, counters: [] };
  const counts: RawBuilder<unknown>[] = [];
  for (const code of codes) counts.push(sql`(${await countOf(db, todayCounters[code].list, ask)})::integer as ${sql.ref(code)}`);
  const { rows } = await sql<Record<TodayCounter, number>>`
    ${plannedForValues}with ${boardSets} select ${sql.join(counts)}`.execute(db);
  return { asOf: ask.now, counters: codes.map((code) => ({ code, count: rows[0]?.[code] ?? 0 })) };
}

async function countOf(db: Db, list: TodayList, ask: Asked): Promise<RawBuilder<unknown>> {
  const { by, now } = ask;
  const inShops = (column: string): RawBuilder<unknown> =>
    by.shops === 'all' ? sql`true` : sql`${sql.ref(column)}::text = any(${[...by.shops]}::text[])`;
  if (list.of === 'exceptions')
    return sql`select count(*) from order_exceptions as found join orders on orders.id = found.order_id
      where found.cleared_at is null and found.kind = ${sql.lit(list.kind)} and ${inShops('orders.shop_id')}`;
  if (list.of === 'audit_queue')
    return sql`select count(*) from fulfillment_orders as own
      where own.stage = ${sql.lit(list.stage)} and ${inShops('own.shop_id')} and not coalesce(${isTimedInSql(sql.ref('own.id'))}, false)`;
  if (list.of === 'ship_notices')
    return sql`select count(*) from ship_notices where state = ${sql.lit(list.state)} and ${inShops('ship_notices.shop_id')}`;
  if (list.of === 'held') return sql`select count(*) from (${cardsOf('working', { by, now, part: 'held' })}) as card`;
  if (list.of === 'requests') return requestCountInSql(db, ask, list.which);
  if (list.of === 'questions') return openQuestionCountInSql(by);
  if (list.of === 'parcel_alerts')
    return sql`select count(*) from parcel_alerts as alert
      join parcels as parcel on parcel.id = alert.parcel_id join fulfillment_orders as own on own.id = parcel.fulfillment_order_id
      where alert.closed_at is null and alert.kind = ${sql.lit(list.kind)} and ${inShops('own.shop_id')}`;
  if (list.of === 'shops')
    return sql`select count(*) from shops where state = any(${[...endingGrants]}::text[]) and ${inShops('shops.id')}`;
  if (list.of === 'red_hours') return sql`select count(*) from completeness_hours where ${isRedHour(ask)}`;
  const { stage, due } = list;
  return sql`select count(*) from fulfillment_orders as own where ${meetsFilter({ by, now, stage, due })}`;
}
