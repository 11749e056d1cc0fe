import { orderForced } from '@zhidan/core/orders/exception-event.ts';
import { orderExceptions, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockOrders } from '../lock-orders-store.ts';
import { exceptionKey, openExceptions, type ExceptionKey } from './exception-store.ts';
import { forceShipping } from './force-store.ts';
import { orderNosInScope } from './order-scope-query.ts';
import { clearExceptions } from './settle-exceptions.ts';

/**
 * Lets an order go on although these exceptions still hold; for the same reason they are not raised again. It is journaled and
 * stands in the report of forced orders. An order that its platform shows as shipped may then be shipped by us all the same.
 * @throws Refused `order.not_found`, `order_exception.not_open`, `order_exception.never_forced`
 */
export async function forceRelease(
  tx: Tx,
  ask: Asked<Readonly<{ orderId: string; kinds: readonly OrderExceptionKind[]; reason: string }>>,
): Promise<void> {
  const { by, now, orderId, reason } = ask;
  const kinds = [...new Set(ask.kinds)];
  const keys = kinds.map((kind) => ({ orderId, kind }));
  await endableExceptions(tx, ask, keys, ({ force }) => (force === 'never' ? 'order_exception.never_forced' : null));
  await clearExceptions(tx, { by, now, reason, isForced: true }, keys);
  if (kinds.includes('platform_shipped')) await forceShipping(tx, [orderId]);
  await emit(tx, { by, now }, [orderForced({ subjectId: orderId, payload: { kinds }, reason })]);
}

type Row = (typeof orderExceptions)[OrderExceptionKind];

/**
 * Locks the orders and sees that all of these exceptions are open and may be ended in this way.
 * @throws Refused `order.not_found`, `order_exception.not_open`, and what `problemOf` says
 */
export async function endableExceptions(
  tx: Tx,
  { by }: Pick<Asked, 'by'>,
  keys: readonly ExceptionKey[],
  problemOf: (row: Row) => 'order_exception.never_forced' | 'order_exception.not_by_hand' | null,
): Promise<void> {
  const orderIds = [...new Set(keys.map(({ orderId }) => orderId))];
  const orderNos = await orderNosInScope(tx, by, orderIds);
  await lockOrders(tx, orderIds);
  const open = await openExceptions(tx, keys);
  for (const key of keys) {
    const row = orderExceptions[key.kind];
    const told = { orderNo: orderNos.get(key.orderId) ?? '', exception: say(row.words, by.language) };
    if (!open.has(exceptionKey(key))) throw new Refused('order_exception.not_open', told);
    const problem = problemOf(row);
    if (problem) throw new Refused(problem, { ...told, advice: say(row.advice, by.language) });
  }
}
