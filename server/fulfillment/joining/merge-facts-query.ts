import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Other orders for the same receiver. */
export type MergeFacts = Readonly<{ unpaidCount: number; waitingCount: number }>;

/** How many other orders go to each order's receiver: unpaid ones, and paid ones that wait before their release. By index. */
export async function mergeFacts(db: Db, ask: Readonly<{ orderIds: readonly string[] }>): Promise<ReadonlyMap<string, MergeFacts>> {
  if (ask.orderIds.length === 0) return new Map();
  const { rows } = await sql<MergeFacts & { orderId: string }>`
    select
      own.id as "orderId",
      count(*) filter (where other.status = 'unpaid')::int as "unpaidCount",
      count(*) filter (where other.status = 'received' and exists (
        select from fulfillment_members as member
        join fulfillment_orders as waiting on waiting.id = member.fulfillment_order_id and waiting.stage in ('pending', 'audit', 'finance')
        where member.order_id = other.id
      ))::int as "waitingCount"
    from orders as own
    join orders as other on other.receiver_merge_index = own.receiver_merge_index and other.status in ('unpaid', 'received')
      and other.shop_id = own.shop_id and other.id <> own.id and other.closing = 'open'
    where own.id = any(${[...ask.orderIds]}::uuid[])
    group by own.id`.execute(db);
  return new Map(rows.map(({ orderId, ...facts }) => [orderId, facts]));
}
