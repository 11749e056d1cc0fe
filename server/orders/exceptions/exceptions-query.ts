import type { ExceptionView } from '@zhidan/core/orders/goods-view.ts';
import type { OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

type Row = ExceptionView & Readonly<{ orderId: string }>;

const columns = sql`
  order_id as "orderId", kind, detail, opened_at as "openedAt", cleared_at as "clearedAt", cleared_by as "clearedBy",
  is_forced as "isForced", end_reason as "endReason"`;

/** The open exceptions of each of these orders, oldest first; an order without any has no entry. For lists. */
export async function exceptionsOf(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, readonly ExceptionView[]>> {
  if (orderIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select ${columns} from order_exceptions
    where order_id = any(${[...orderIds]}::uuid[]) and cleared_at is null order by opened_at, kind`.execute(db);
  const grouped = Map.groupBy(rows, ({ orderId }) => orderId);
  return new Map([...grouped].map(([orderId, some]) => [orderId, some.map(viewOf)]));
}

/** All exceptions that an order has or had, oldest first. For its page. */
export async function exceptionHistoryOf(db: Db, orderId: string): Promise<readonly ExceptionView[]> {
  const { rows } = await sql<Row>`
    select ${columns} from order_exceptions where order_id = ${orderId} order by opened_at, kind`.execute(db);
  return rows.map(viewOf);
}

/** Orders with an open exception of one of these kinds, as a condition on `orders.id`; by index. */
export function hasException(kinds: readonly OrderExceptionKind[]): RawBuilder<unknown> {
  return sql`orders.id in (select order_id from order_exceptions where kind = any(${[...kinds]}) and cleared_at is null)`;
}

function viewOf({ orderId: _orderId, ...view }: Row): ExceptionView {
  return view;
}
