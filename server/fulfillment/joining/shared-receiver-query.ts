import type { Scope } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Fulfillment orders that wait for one receiver, where there are several of a shop; the receiver that is due first comes first. */
export async function sharedReceivers(
  db: Db,
  { shops, warehouses, limit }: Readonly<{ shops: Scope; warehouses: Scope; limit: number }>,
): Promise<readonly (readonly string[])[]> {
  const { rows } = await sql<{ ids: readonly string[] }>`
    select array_agg(own.id order by own.id) as ids
    from fulfillment_orders as own
    join orders as lead on lead.id = own.lead_order_id
    left join order_receivers as told on told.order_id = lead.id
    where own.stage in ('pending', 'audit', 'finance')
      and ${shops === 'all' ? sql`true` : sql`own.shop_id = any(${[...shops]}::uuid[])`}
      and ${warehouses === 'all' ? sql`true` : sql`(own.warehouse_id is null or own.warehouse_id = any(${[...warehouses]}::uuid[]))`}
      and (told.receiver is not null or lead.receiver_merge_index is not null)
    group by own.shop_id, coalesce(told.receiver::text, encode(lead.receiver_merge_index, 'hex'))
    having count(*) > 1
    order by min(own.ship_by) nulls last, min(own.id::text)
    limit ${limit}`.execute(db);
  return rows.map(({ ids }) => ids);
}
