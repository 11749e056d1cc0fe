import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import { inWarehousesOf } from '../../inventory/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { inOneTurn } from '../../platform/db/in-one-turn.ts';

/**
 * Locks parcels and the orders in them until the transaction ends, in the house's order (orders, then fulfillment orders), so that
 * what is read of them afterwards stays true. Answers those that are in the caller's warehouses.
 */
export async function lockFloorOrders(tx: Tx, ids: readonly string[], by: Caller): Promise<readonly string[]> {
  const asked = [...new Set(ids)];
  const orders = sql<object>`
    select from orders
    where id in (select order_id from fulfillment_members where fulfillment_order_id = any(${asked}::uuid[]))
    order by id for no key update`;
  const parcels = sql<{ id: string }>`
    select parcel.id from fulfillment_orders as parcel join warehouses on warehouses.id = parcel.warehouse_id
    where parcel.id = any(${asked}::uuid[]) and ${inWarehousesOf(by)}
    order by parcel.id for no key update of parcel`;
  const [, rows] = await inOneTurn<[object, { id: string }]>(tx, orders, parcels);
  return rows.map(({ id }) => id);
}
