import { openStages, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Fulfillment orders of these orders that stand in one of these stages, by id; without merges and splits that were undone. */
export async function fulfillmentIdsIn(
  db: Db,
  orderIds: readonly string[],
  stages: readonly FulfillmentStage[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct own.id from fulfillment_members as member
    join fulfillment_orders as own on own.id = member.fulfillment_order_id and own.stage = any(${[...stages]}) and own.undone_at is null
    where member.order_id = any(${[...orderIds]}::uuid[])
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** Those that have not left the house. */
export function openFulfillmentIds(db: Db, orderIds: readonly string[]): Promise<readonly string[]> {
  return fulfillmentIdsIn(db, orderIds, openStages);
}
