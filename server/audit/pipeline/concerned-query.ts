import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

const waits = sql`parcel.stage = any(${[...stagesBeforeRelease]})`;

/** Of these orders the fulfillment orders that are not released yet. */
export async function parcelsOfOrders(db: Db, orderIds: readonly string[]): Promise<readonly string[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct parcel.id from fulfillment_members as member
    join fulfillment_orders as parcel on parcel.id = member.fulfillment_order_id and ${waits}
    where member.order_id = any(${[...orderIds]}::uuid[])`.execute(db);
  return rows.map(({ id }) => id);
}

/** A person took these orders back: rules let them pass no more. */
export async function keepForPeople(tx: Tx, orderIds: readonly string[], ask: Readonly<{ by: string; at: string }>): Promise<void> {
  if (orderIds.length === 0) return;
  await sql`
    insert into audit_kept_orders (order_id, kept_at, kept_by)
    select id, ${ask.at}, ${ask.by} from unnest(${[...new Set(orderIds)]}::uuid[]) as given (id)
    on conflict (order_id) do nothing`.execute(tx);
}

/** A person has decided: rules may speak again. */
export async function giveBackToRules(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await sql`delete from audit_kept_orders where order_id = any(${[...orderIds]}::uuid[])`.execute(tx);
}
