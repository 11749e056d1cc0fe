import { serviceAnswered } from '@zhidan/core/desk/desk-event.ts';
import type { QuestionKind } from '@zhidan/core/desk/answer-row.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { setBaseline } from '../../server/insights/measures/set-baselines.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import { emit } from '../../server/platform/journal/emit.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { asked } from '../../server/testing/test-news.ts';
import { receiveAuditOrders } from './audit-orders.ts';

const dayMs = 86_400_000;
const dayCount = 30;

/** What the merchant's time before was like. */
const before = [
  { measure: 'handling', value: 28_080, note: '2025 年 3 月人工统计' },
  { measure: 'misshipped', value: 530, note: '' },
  { measure: 'questions', value: 3_800, note: '' },
  { measure: 'answers', value: 14_400, note: '' },
] as const;

const questions: readonly QuestionKind[] = ['where', 'refund', 'change', 'change', 'when', 'refund', 'change', 'change'];

/** A month of orders that left the house, faster from week to week, and of questions that buyers asked. */
export async function startMeasures(merchant: Merchant): Promise<void> {
  await receiveAuditOrders(merchant);
  const { by, now } = asked(merchant.clock);
  const { db } = merchant;
  const ids = (await db.selectFrom('orders').select('id').orderBy('id').execute()).map(({ id }) => id);
  await sql`
    with order_of_day as (
      select day, nth, orders.id as order_id, orders.shop_id, 1.6 - day * 0.03 as slow, ((day * 7 + nth * 13) % 10) / 10.0 as luck
      from generate_series(0, ${dayCount - 1}) as day cross join generate_series(1, 24) as nth
      join lateral (select id, shop_id from orders order by id offset nth % ${ids.length} limit 1) as orders on true
    ),
    spent as (
      select *, (300 + 500 * luck)::int as receive, (20 + 30 * luck)::int as allocate, (200 + 900 * luck * slow)::int as audit,
        (30 + 90 * luck)::int as number, (900 * slow + 1500 * luck)::int as print, (1800 * slow + 2400 * luck)::int as pick,
        (600 * slow + 900 * luck)::int as ship, case when nth % 6 = 0 then (5400 * slow)::int else 0 end as people
      from order_of_day
    )
    insert into handled_orders (
      fulfillment_order_id, order_id, shop_id, paid_at, shipped_at, handling_seconds, receive_seconds, allocate_seconds, audit_seconds,
      number_seconds, print_seconds, pick_seconds, ship_seconds, people_seconds
    )
    select
      gen_random_uuid(), order_id, shop_id, paid_at, paid_at + whole * interval '1 second', whole,
      receive, allocate, audit, number, print, pick, ship, people
    from (
      select *, ${now}::timestamptz - (${dayCount - 1} - day) * interval '1 day' - nth * interval '5 minutes' as paid_at,
        receive + allocate + audit + number + print + pick + ship + people as whole
      from spent
    ) as told`.execute(db);
  await inTransaction(db, async (tx) => {
    for (let day = dayCount - 1; day >= 0; day -= 1) {
      const news = questions.flatMap((kind, index) => {
        const isStill = kind !== 'where' || day % 3 > 0;
        return isStill ? [serviceAnswered({ subjectId: ids[(day + index) % ids.length] ?? '', payload: { kind, code: kind } })] : [];
      });
      await emit(tx, { by, now: plusMs(now, -day * dayMs) }, news);
    }
    for (const one of before) await setBaseline(tx, { ...one, by, now });
  });
}
