import type { ExceptionDetail, OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';
import { newId } from '../../platform/new-id.ts';

/** Which exception of which order. */
export type ExceptionKey = Readonly<{ orderId: string; kind: OrderExceptionKind }>;

/** An exception that is open. */
export type OpenException = ExceptionKey & Readonly<{ id: string; detail: ExceptionDetail }>;

export const exceptionKey = ({ orderId, kind }: ExceptionKey): string => `${orderId} ${kind}`;

const keyColumns: readonly Column<ExceptionKey>[] = [
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
];

/** The open ones of these, locked until the transaction ends. */
export async function openExceptionsForUpdate(tx: Tx, keys: readonly ExceptionKey[]): Promise<ReadonlyMap<string, OpenException>> {
  const { rows } = await sql<OpenException>`
    select open.id, open.order_id as "orderId", open.kind, open.detail
    from ${givenRows(keyColumns, keys)}
    join order_exceptions as open on open.order_id = given.order_id and open.kind = given.kind and open.cleared_at is null
    order by open.order_id, open.kind
    for update of open`.execute(tx);
  return new Map(rows.map((row) => [exceptionKey(row), row]));
}

type NewException = ExceptionKey & Readonly<{ detail: ExceptionDetail }>;

/** Opens exceptions. Answers those opened: of two who raise the same, one does. */
export async function insertExceptions(tx: Tx, found: readonly NewException[], now: Instant): Promise<ReadonlySet<string>> {
  if (found.length === 0) return new Set();
  const columns: readonly Column<NewException>[] = [
    { name: 'id', type: 'uuid', of: () => newId(now) },
    ...keyColumns,
    { name: 'detail', type: 'jsonb', of: ({ detail }) => JSON.stringify(detail) },
    { name: 'opened_at', type: 'timestamptz', of: () => now },
  ];
  const { rows } = await sql<ExceptionKey>`
    insert into order_exceptions (${columnNames(columns)}) select * from ${givenRows(columns, found)}
    on conflict (order_id, kind) where cleared_at is null do nothing
    returning order_id as "orderId", kind`.execute(tx);
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

export async function closeExceptions(
  tx: Tx,
  exceptions: readonly OpenException[],
  { by, now }: Readonly<{ by: Caller; now: Instant }>,
): Promise<void> {
  if (exceptions.length === 0) return;
  await sql`
    update order_exceptions set cleared_at = ${now}, cleared_by = ${by.actor.name}
    where id = any(${exceptions.map(({ id }) => id)}::uuid[])`.execute(tx);
}
