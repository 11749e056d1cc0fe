import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../platform/db/database.ts';
import { givenRows, type Column } from '../platform/db/given-rows.ts';

type Row = Readonly<{ orderId: string; isWhole: boolean }>;

/** Remembers when the first parcel left; an order that is shipped whole is shipped, if it was still to be. */
export async function markHandedOver(tx: Tx, orders: readonly Row[], now: Instant): Promise<void> {
  const columns: readonly Column<Row>[] = [
    { name: 'id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'is_whole', type: 'boolean', of: ({ isWhole }) => isWhole },
  ];
  await sql`
    update orders
    set handed_over_at = coalesce(orders.handed_over_at, ${now}),
      status = case when given.is_whole and orders.status = 'received' then 'shipped' else orders.status end
    from ${givenRows(columns, orders)} where orders.id = given.id`.execute(tx);
}
