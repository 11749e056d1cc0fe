import type { AuditQuestion, AuditQuestionId } from '@zhidan/core/audit/question-api.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

const columns = sql`
  asked.id, asked.order_id as "orderId", orders.channel_order_no as "channelOrderNo", asked.question, asked.asked_at as "askedAt",
  asked.asked_by as "askedBy", asked.answer, asked.ended_at as "endedAt", asked.ended_by as "endedBy"`;

/** Questions about an order, the newest first. */
export async function questionsOf(db: Db, orderId: OrderId): Promise<readonly AuditQuestion[]> {
  const { rows } = await sql<AuditQuestion>`
    select ${columns} from audit_questions as asked join orders on orders.id = asked.order_id
    where asked.order_id = ${orderId} order by asked.asked_at desc, asked.id desc limit 50`.execute(db);
  return rows;
}

export type AskedQuestion = Readonly<{
  id: AuditQuestionId;
  orderId: OrderId;
  channelOrderNo: string;
  shopId: string;
  askedById: string;
  endedAt: Instant | null;
  endedBy: string | null;
}>;

export async function questionById(db: Db, id: AuditQuestionId): Promise<AskedQuestion | undefined> {
  const { rows } = await sql<AskedQuestion>`
    select asked.id, asked.order_id as "orderId", orders.channel_order_no as "channelOrderNo", orders.shop_id as "shopId",
      asked.asked_by_id as "askedById", asked.ended_at as "endedAt", asked.ended_by as "endedBy"
    from audit_questions as asked join orders on orders.id = asked.order_id where asked.id = ${id}`.execute(db);
  return rows[0];
}

type NewQuestion = Readonly<{
  id: AuditQuestionId;
  orderId: OrderId;
  question: string;
  at: Instant;
  by: Readonly<{ id: string; name: string }>;
}>;

/** False when one is open for the order already. */
export async function insertQuestion(tx: Tx, { id, orderId, question, at, by }: NewQuestion): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into audit_questions (id, order_id, question, asked_at, asked_by, asked_by_id)
    values (${id}, ${orderId}, ${question}, ${at}, ${by.name}, ${by.id})
    on conflict (order_id) where ended_at is null do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** `answer` null: withdrawn. */
export async function endQuestion(
  tx: Tx,
  { id, answer, at, by }: Readonly<{ id: AuditQuestionId; answer: string | null; at: Instant; by: string }>,
): Promise<void> {
  await sql`
    update audit_questions set answer = ${answer}, ended_at = ${at}, ended_by = ${by}
    where id = ${id} and ended_at is null`.execute(tx);
}
