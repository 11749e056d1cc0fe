import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';
import { newId } from '../../platform/new-id.ts';

export type HoldKey = Readonly<{ orderId: string; source: string }>;

/** A reason to wait. `until` null: until somebody ends it. */
export type Hold = HoldKey & Readonly<{ reason: string; until: Instant | null }>;

export type OpenHold = Hold & Readonly<{ id: string }>;

export const holdKey = ({ orderId, source }: HoldKey): string => `${orderId} ${source}`;

const keyColumns: readonly Column<HoldKey>[] = [
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'source', type: 'text', of: ({ source }) => source },
];

/** The open ones of these, on orders that are locked. */
export async function openHolds(db: Db, keys: readonly HoldKey[]): Promise<ReadonlyMap<string, OpenHold>> {
  const { rows } = await sql<OpenHold>`
    select hold.id, hold.order_id as "orderId", hold.source, hold.reason, hold.until
    from ${givenRows(keyColumns, keys)}
    join order_holds as hold on hold.order_id = given.order_id and hold.source = given.source and hold.ended_at is null`.execute(db);
  return new Map(rows.map((row) => [holdKey(row), row]));
}

/** Holds whose moment has come, the earliest first. */
export async function holdsDue(db: Db, now: Instant, limit: number): Promise<readonly OpenHold[]> {
  const { rows } = await sql<OpenHold>`
    select id, order_id as "orderId", source, reason, until from order_holds
    where ended_at is null and until <= ${now} order by until limit ${limit}`.execute(db);
  return rows;
}

/** Opens holds and counts them, on orders that are locked. */
export async function insertHolds(tx: Tx, holds: readonly Hold[], { by, now }: Readonly<{ by: Caller; now: Instant }>): Promise<void> {
  if (holds.length === 0) return;
  const columns: readonly Column<Hold>[] = [
    { name: 'id', type: 'uuid', of: () => newId(now) },
    ...keyColumns,
    { name: 'reason', type: 'text', of: ({ reason }) => reason },
    { name: 'until', type: 'timestamptz', of: ({ until }) => until },
    { name: 'placed_at', type: 'timestamptz', of: () => now },
    { name: 'placed_by', type: 'text', of: () => by.actor.name },
  ];
  await sql`
    with made as (
      insert into order_holds (${columnNames(columns)}) select * from ${givenRows(columns, holds)} returning order_id
    )
    update orders set blocking_count = orders.blocking_count + sums.count
    from (select order_id, count(*)::integer as count from made group by 1) as sums
    where orders.id = sums.order_id`.execute(tx);
}

/** Gives open holds another end or reason. */
export async function saveHolds(tx: Tx, holds: readonly OpenHold[]): Promise<void> {
  if (holds.length === 0) return;
  const columns: readonly Column<OpenHold>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'reason', type: 'text', of: ({ reason }) => reason },
    { name: 'until', type: 'timestamptz', of: ({ until }) => until },
  ];
  await sql`
    update order_holds set reason = given.reason, until = given.until
    from ${givenRows(columns, holds)} where order_holds.id = given.id`.execute(tx);
}

/** Ends open holds and takes them off the count, on orders that are locked. */
export async function closeHolds(
  tx: Tx,
  holds: readonly OpenHold[],
  { by, now, reason }: Readonly<{ by: Caller; now: Instant; reason: string }>,
): Promise<void> {
  if (holds.length === 0) return;
  await sql`
    with closed as (
      update order_holds set ended_at = ${now}, ended_by = ${by.actor.name}, end_reason = ${reason}
      where id = any(${holds.map(({ id }) => id)}::uuid[]) and ended_at is null
      returning order_id
    )
    update orders set blocking_count = orders.blocking_count - sums.count
    from (select order_id, count(*)::integer as count from closed group by 1) as sums
    where orders.id = sums.order_id`.execute(tx);
}
