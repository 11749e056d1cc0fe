import type { listOpenQuestions as contract, OpenQuestion } from '@zhidan/core/audit/question-api.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';

const cursor = pageCursor(z.object({ askedAt: instantSchema, id: z.uuid() }));

/** Open questions of the caller's shops, as `asked` with their `orders`. */
const openOnes = ({ shops }: Caller): RawBuilder<unknown> => sql`
  audit_questions as asked join orders on orders.id = asked.order_id
  where asked.ended_at is null and ${shops === 'all' ? sql`true` : sql`orders.shop_id::text = any(${[...shops]}::text[])`}`;

/** How many questions wait for an answer, as a statement. */
export const openQuestionCountInSql = (by: Caller): RawBuilder<unknown> => sql`select count(*) from ${openOnes(by)}`;

/** What auditors wait to be told, the longest wait first. */
export async function openQuestions(db: Db, { by, after, limit }: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(after);
  const behind = place ? sql`(asked.asked_at, asked.id) > (${place.askedAt}::timestamptz, ${place.id}::uuid)` : sql`true`;
  const { rows } = await sql<OpenQuestion>`
    select asked.id, asked.order_id as "orderId", orders.channel_order_no as "channelOrderNo", asked.question, asked.asked_at as "askedAt",
      asked.asked_by as "askedBy", orders.ship_by as "shipBy", orders.paid_fen as "paidFen",
      (select name from shops where shops.id = orders.shop_id) as "shopName"
    from ${openOnes(by)} and ${behind}
    order by asked.asked_at, asked.id limit ${limit + 1}`.execute(db);
  return cursor.page(rows, limit, { place: ({ askedAt, id }) => ({ askedAt, id }), item: (row) => row });
}
