import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { givenRows, type Column } from '../../platform/db/given-rows.ts';

/** An order whose receiver is ours; `toldIndex` is the keyed hash of what its platform told last. */
export type OwnReceiver = Readonly<{ orderId: string; toldIndex: Buffer }>;

/** `isToldThere`: what the platform told last is ours. */
type KnownReceiver = OwnReceiver & Readonly<{ isToldThere: boolean }>;

/** Of these orders those whose receiver is ours; most of the time none. */
export async function ownReceivers(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, KnownReceiver>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await sql<KnownReceiver>`
    select order_id as "orderId", told_index as "toldIndex", is_told_there as "isToldThere"
    from own_receivers where order_id = any(${[...orderIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.orderId, row]));
}

/** From now on the receiver of the order is ours; what the platform had told before stays what it told. */
export async function setOwnReceiver(tx: Tx, own: OwnReceiver & Readonly<{ now: Instant; by: string }>): Promise<void> {
  await sql`
    insert into own_receivers (order_id, told_index, set_at, set_by) values (${own.orderId}, ${own.toldIndex}, ${own.now}, ${own.by})
    on conflict (order_id) do update set set_at = excluded.set_at, set_by = excluded.set_by, is_told_there = false`.execute(tx);
}

const columns: readonly Column<OwnReceiver>[] = [
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'told_index', type: 'bytea', of: ({ toldIndex }) => toldIndex },
];

/** Platforms tell these receivers of ours in their own words now. */
export async function confirmOwnReceivers(tx: Tx, confirmed: readonly OwnReceiver[]): Promise<void> {
  if (confirmed.length === 0) return;
  await sql`
    update own_receivers set told_index = given.told_index, is_told_there = true
    from ${givenRows(columns, confirmed)} where own_receivers.order_id = given.order_id`.execute(tx);
}

/** These orders follow their platform again. */
export async function dropOwnReceivers(tx: Tx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await sql`delete from own_receivers where order_id = any(${[...orderIds]}::uuid[])`.execute(tx);
}

export async function markRushed(tx: Tx, orderId: string, now: Instant): Promise<boolean> {
  const { rows } = await sql`update orders set rushed_at = ${now} where id = ${orderId} and rushed_at is null returning id`.execute(tx);
  return rows.length > 0;
}
