import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { givenIds } from '../../platform/db/given-rows.ts';

/** Fulfillment orders of these locked orders say from now on whether one of their orders has an open refund. */
export async function settleRefunding(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  // locked before anything is decided: another of its orders may be turning at this moment
  const { rows } = await sql<{ id: string }>`
    select id from fulfillment_orders
    where id in (select fulfillment_order_id from fulfillment_members where order_id = any(${givenIds(orderIds)}))
    order by id for no key update`.execute(tx);
  await markRefunding(
    tx,
    rows.map(({ id }) => id),
  );
}

/** The same by locked or new fulfillment orders. */
export async function markRefunding(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update fulfillment_orders as own set is_refunding = not own.is_refunding
    where own.id = any(${givenIds(ids)}) and own.is_refunding <> exists (
      select from fulfillment_members as member join orders on orders.id = member.order_id
      where member.fulfillment_order_id = own.id and orders.refund = 'requested'
    )`.execute(tx);
}
