import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** Everything that was judged and has not been released is due now: a rule or a name has changed. */
export async function judgeAllAgain(tx: Tx, now: Instant): Promise<void> {
  await sql`
    update audit_states as state set due_at = ${now}
    from fulfillment_members as member
    join fulfillment_orders as parcel on parcel.id = member.fulfillment_order_id and parcel.stage = any(${[...stagesBeforeRelease]})
    where state.order_id = member.order_id and (state.due_at is null or state.due_at > ${now})`.execute(tx);
}

/** Due now: what waits for one of these SKUs. */
export async function judgeShortAgain(tx: Tx, skuIds: readonly string[], now: Instant): Promise<void> {
  if (skuIds.length === 0) return;
  await sql`
    update audit_states as state set due_at = ${now}
    from fulfillment_lines as line
    join fulfillment_orders as parcel on parcel.id = line.fulfillment_order_id
      and parcel.stage = any(${[...stagesBeforeRelease]}) and parcel.stock = 'short'
    where line.sku_id = any(${[...skuIds]}::uuid[]) and line.dropped_at is null
      and state.order_id = line.order_id and (state.due_at is null or state.due_at > ${now})`.execute(tx);
}

/** Fulfillment orders with an order that is due, the longest due first. */
export async function dueParcels(db: Db, now: Instant, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select parcel.id from audit_states as state
    join fulfillment_members as member on member.order_id = state.order_id
    join fulfillment_orders as parcel on parcel.id = member.fulfillment_order_id and parcel.stage = any(${[...stagesBeforeRelease]})
    where state.due_at <= ${now}
    order by state.due_at, parcel.ship_by nulls last, parcel.id limit ${limit}`.execute(db);
  return [...new Set(rows.map(({ id }) => id))];
}

/** Orders that have left audit are due no more. */
export async function forgetOtherDues(tx: Tx, now: Instant): Promise<void> {
  await sql`
    update audit_states as state set due_at = null
    where due_at <= ${now} and not exists (
      select from fulfillment_members as member
      join fulfillment_orders as parcel on parcel.id = member.fulfillment_order_id and parcel.stage = any(${[...stagesBeforeRelease]})
      where member.order_id = state.order_id
    )`.execute(tx);
}
