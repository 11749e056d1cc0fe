import type { ListingId } from '@zhidan/core/catalog/listing.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** An order line that cannot go on until its listing is matched. */
export type ListingWait = Readonly<{ orderId: string; lineNo: string; listingId: ListingId }>;

const columns: readonly Column<ListingWait>[] = [
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'line_no', type: 'text', of: ({ lineNo }) => lineNo },
  { name: 'listing_id', type: 'uuid', of: ({ listingId }) => listingId },
];

/** Of these orders exactly these lines wait from now on. Two statements. */
export async function settleWaits(tx: Tx, orderIds: readonly string[], waits: readonly ListingWait[]): Promise<void> {
  await sql`
    delete from listing_waits
    where order_id = any(${[...orderIds]}::uuid[])
      and (order_id, line_no, listing_id) not in (select * from ${givenRows(columns, waits)})`.execute(tx);
  if (waits.length === 0) return;
  await sql`
    insert into listing_waits (${columnNames(columns)}) select * from ${givenRows(columns, waits)}
    on conflict (order_id, line_no) do nothing`.execute(tx);
}

/** The orders that wait for any of these listings. */
export async function ordersWaitingFor(db: Db, listingIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ order_id: string }>`
    select distinct order_id from listing_waits where listing_id = any(${[...listingIds]}::uuid[])`.execute(db);
  return rows.map((row) => row.order_id);
}
