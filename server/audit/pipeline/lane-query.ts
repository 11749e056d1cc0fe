import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Laned } from '@zhidan/core/audit/judging-lanes.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { givenIds } from '../../platform/db/given-rows.ts';

type Row = Readonly<{ id: string; orderId: string; mergeKey: string | null; receiver: string | null; isScarce: boolean }>;

/**
 * Of these fulfillment orders those that wait for audit, the earliest deadline first, with what no two lanes may share: their orders,
 * their receivers, with whom they may be merged, and goods that are there, but not for all of them. One statement.
 */
export async function laneKeys(db: Db, ids: readonly string[]): Promise<readonly Laned[]> {
  const { rows } = await sql<Row>`
    with wanted as (
      select sku_id, sum(quantity) as quantity from fulfillment_lines
      where fulfillment_order_id = any(${givenIds(ids)}) and dropped_at is null group by 1
    ),
    scarce as (
      select distinct line.fulfillment_order_id as id from wanted
      join stock_levels as level on level.sku_id = wanted.sku_id
        and level.on_hand > level.reserved and level.on_hand - level.reserved < wanted.quantity
      join fulfillment_lines as line on line.sku_id = wanted.sku_id
        and line.fulfillment_order_id = any(${givenIds(ids)}) and line.dropped_at is null
    )
    select own.id, orders.id as "orderId", encode(orders.receiver_merge_index, 'hex') as "mergeKey", told.receiver::text as receiver,
      scarce.id is not null as "isScarce"
    from fulfillment_orders as own
    join fulfillment_members as member on member.fulfillment_order_id = own.id
    join orders on orders.id = member.order_id
    left join order_receivers as told on told.order_id = orders.id
    left join scarce on scarce.id = own.id
    where own.id = any(${givenIds(ids)}) and own.stage = any(${[...stagesBeforeRelease]})
    order by own.ship_by nulls last, own.id`.execute(db);
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, some]) => ({ id, keys: [...new Set(some.flatMap(keysOf))] }));
}

function keysOf({ orderId, mergeKey, receiver, isScarce }: Row): readonly string[] {
  return [orderId, ...(mergeKey ? [mergeKey] : []), ...(receiver ? [receiver] : []), ...(isScarce ? ['scarce'] : [])];
}
