import { blockingKinds, type ExceptionDetail, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenIds, givenRows, type Column } from '../../platform/db/given-rows.ts';
import { newId } from '../../platform/new-id.ts';

export type ExceptionKey = Readonly<{ orderId: string; kind: OrderExceptionKind }>;

export type OpenException = ExceptionKey & Readonly<{ id: string; detail: ExceptionDetail }>;

export const exceptionKey = ({ orderId, kind }: ExceptionKey): string => `${orderId} ${kind}`;

const keyColumns: readonly Column<ExceptionKey>[] = [
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
];

/** The open ones of these. Exact once the orders are locked: whoever opens or closes one locks its order first. */
export async function openExceptions(db: Db, keys: readonly ExceptionKey[]): Promise<ReadonlyMap<string, OpenException>> {
  const wanted = new Set(keys.map(exceptionKey));
  const orderIds = [...new Set(keys.map(({ orderId }) => orderId))];
  const open = await openExceptionsOf(db, orderIds); // by order, which the index serves however many are open
  return new Map(open.map((one) => [exceptionKey(one), one] as const).filter(([key]) => wanted.has(key)));
}

/** All open ones of these orders. */
export async function openExceptionsOf(db: Db, orderIds: readonly string[]): Promise<readonly OpenException[]> {
  const { rows } = await sql<OpenException>`
    select id, order_id as "orderId", kind, detail from order_exceptions
    where order_id = any(${givenIds(orderIds)}) and cleared_at is null
    order by opened_at, kind`.execute(db);
  return rows;
}

type NewException = ExceptionKey & Readonly<{ detail: ExceptionDetail }>;

/**
 * Opens exceptions and counts those that block, on orders that are locked. Answers those opened: one that is open already is
 * not opened, nor is one that a person has forced for this very reason.
 */
export async function insertExceptions(tx: Tx, found: readonly NewException[], now: Instant): Promise<ReadonlySet<string>> {
  if (found.length === 0) return new Set();
  const columns: readonly Column<NewException>[] = [
    { name: 'id', type: 'uuid', of: () => newId(now) },
    ...keyColumns,
    { name: 'detail', type: 'jsonb', of: ({ detail }) => JSON.stringify(detail) },
    { name: 'opened_at', type: 'timestamptz', of: () => now },
  ];
  const { rows } = await sql<ExceptionKey>`
    with made as (
      insert into order_exceptions (${columnNames(columns)}) select * from ${givenRows(columns, found)}
      where not exists (
        select from order_exceptions as forced
        where forced.order_id = given.order_id and forced.kind = given.kind and forced.is_forced and forced.detail = given.detail
      )
      on conflict (order_id, kind) where cleared_at is null do nothing
      returning order_id, kind
    ),
    counted as (
      update orders set blocking_count = orders.blocking_count + sums.count
      from (select order_id, count(*)::integer as count from made where kind = any(${[...blockingKinds]}) group by 1) as sums
      where orders.id = sums.order_id
    )
    select order_id as "orderId", kind from made`.execute(tx);
  return new Set(rows.map(exceptionKey));
}

export async function saveDetails(tx: Tx, exceptions: readonly OpenException[]): Promise<void> {
  if (exceptions.length === 0) return;
  const columns: readonly Column<OpenException>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'detail', type: 'jsonb', of: ({ detail }) => JSON.stringify(detail) },
  ];
  await sql`
    update order_exceptions set detail = given.detail from ${givenRows(columns, exceptions)} where order_exceptions.id = given.id`.execute(
    tx,
  );
}

/** Who ends exceptions, and, where a person did it on purpose, why; `isForced`: although they still hold. */
export type EndAsk = Readonly<{ by: Caller; now: Instant; reason?: string; isForced?: boolean }>;

/** Closes open exceptions and takes those that block off the count, on orders that are locked. */
export async function closeExceptions(
  tx: Tx,
  exceptions: readonly OpenException[],
  { by, now, reason, isForced = false }: EndAsk,
): Promise<void> {
  if (exceptions.length === 0) return;
  await sql`
    with closed as (
      update order_exceptions
      set cleared_at = ${now}, cleared_by = ${by.actor.name}, is_forced = ${isForced}, end_reason = ${reason ?? null}
      where id = any(${exceptions.map(({ id }) => id)}::uuid[]) and cleared_at is null
      returning order_id, kind
    )
    update orders set blocking_count = orders.blocking_count - sums.count
    from (select order_id, count(*)::integer as count from closed where kind = any(${[...blockingKinds]}) group by 1) as sums
    where orders.id = sums.order_id`.execute(tx);
}
