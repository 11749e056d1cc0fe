import { openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

/** The goods of these fulfillment orders have left the shelf. */
export async function markConsumed(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update fulfillment_orders set stock = 'consumed' where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Of these locked orders those with something left to ship. */
export async function ordersLeft(tx: Tx, orderIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct member.order_id as id from fulfillment_members as member
    join fulfillment_orders as open on open.id = member.fulfillment_order_id and open.stage = any(${[...openStages]})
    where member.order_id = any(${[...orderIds]}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
