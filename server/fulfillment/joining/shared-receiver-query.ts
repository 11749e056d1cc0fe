import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScopeOf } from '../scope-query.ts';

/** Fulfillment orders that wait for one receiver, where there are several of a shop; the receiver that is due first comes first. */
export async function sharedReceivers(
  db: Db,
  { by, limit }: Readonly<{ by: Caller; limit: number }>,
): Promise<readonly (readonly string[])[]> {
  const { rows } = await sql<{ ids: readonly string[] }>`
    select array_agg(own.id order by own.id) as ids
    from fulfillment_orders as own
    join orders as lead on lead.id = own.lead_order_id
    left join order_receivers as told on told.order_id = lead.id
    where own.stage in ('pending', 'audit', 'finance')
      and ${inScopeOf(by)}
      and (told.receiver is not null or lead.receiver_merge_index is not null)
    group by own.shop_id, coalesce(told.receiver::text, encode(lead.receiver_merge_index, 'hex'))
    having count(*) > 1
    order by min(own.ship_by) nulls last, min(own.id::text)
    limit ${limit}`.execute(db);
  return rows.map(({ ids }) => ids);
}
