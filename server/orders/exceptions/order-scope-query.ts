import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/**
 * The numbers of orders by their ids.
 * @throws Refused `order.not_found` for the first that is unknown or of a shop that is not the caller's
 */
export async function orderNosInScope(db: Db, by: Caller, orderIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; orderNo: string; shopId: string }>`
    select id, channel_order_no as "orderNo", shop_id as "shopId" from orders where id = any(${[...orderIds]}::uuid[])`.execute(db);
  const own = new Map(rows.filter(({ shopId }) => by.shops === 'all' || by.shops.includes(shopId)).map(({ id, orderNo }) => [id, orderNo]));
  const missing = orderIds.find((id) => !own.has(id));
  if (missing !== undefined) throw new Refused('order.not_found', { orderId: missing });
  return own;
}
