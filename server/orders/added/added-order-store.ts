import type { OrderKind } from '@zhidan/core/orders/order-kind.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** A SKU that an added order may name. */
export type NamedSku = Readonly<{ id: string; code: string; foldedCode: string; name: string; specification: string }>;

/** SKUs in use by their folded codes. */
export async function skusByCode(db: Db, foldedCodes: readonly string[]): Promise<readonly NamedSku[]> {
  const { rows } = await sql<NamedSku>`
    select id, code, code_folded as "foldedCode", name, specification from skus
    where code_folded = any(${[...new Set(foldedCodes)]}) and state = 'active'`.execute(db);
  return rows;
}

/** Whether there is such a shop. */
export async function isShop(db: Db, shopId: string): Promise<boolean> {
  const { rows } = await sql`select from shops where id = ${shopId}`.execute(db);
  return rows.length > 0;
}

/** Locks an order that others follow, so that two who add one number them one after the other; answers how many of the kind follow it. */
export async function followersForUpdate(tx: Tx, orderId: string, kind: OrderKind): Promise<number> {
  await sql`select from orders where id = ${orderId} for no key update`.execute(tx);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from orders where source_order_id = ${orderId} and kind = ${kind}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function nextHandNo(tx: Tx): Promise<number> {
  const { rows } = await sql<{ no: number }>`select nextval('added_order_no')::int as no`.execute(tx);
  return rows[0]?.no ?? 0;
}

/** Says of a new order why it exists and which one it follows. */
export async function markAdded(
  tx: Tx,
  { orderId, kind, sourceOrderId }: Readonly<{ orderId: string; kind: OrderKind; sourceOrderId: string | null }>,
): Promise<void> {
  await sql`update orders set kind = ${kind}, source_order_id = ${sourceOrderId} where id = ${orderId}`.execute(tx);
}

/** Whether anything of the order has left the house, ours or by its platform's word. */
export async function hasLeft(db: Db, orderId: string): Promise<boolean> {
  const { rows } = await sql`
    select from orders where id = ${orderId} and (handed_over_at is not null or status in ('shipped', 'completed'))`.execute(db);
  return rows.length > 0;
}

/** Orders sent again for these ones, that wait for them to leave. */
export async function waitingForSources(db: Db, sourceIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select follower.id from orders as follower
    join order_exceptions as waits on waits.order_id = follower.id and waits.kind = 'source_unshipped' and waits.cleared_at is null
    join orders as source on source.id = follower.source_order_id
    where follower.source_order_id = any(${[...sourceIds]}::uuid[])
      and (source.handed_over_at is not null or source.status in ('shipped', 'completed'))
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}
