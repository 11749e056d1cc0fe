import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

/** Locked fulfillment orders hold nothing any more. */
export async function forgetStock(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update fulfillment_orders set stock = 'none' where id = any(${[...ids]}::uuid[]) and stock in ('reserved', 'short')`.execute(tx);
}

/** What was scanned into a parcel that is taken apart again counts no more. */
export async function uncheckLines(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    update fulfillment_lines set checked_quantity = 0
    where fulfillment_order_id = any(${[...ids]}::uuid[]) and checked_quantity > 0`.execute(tx);
}
