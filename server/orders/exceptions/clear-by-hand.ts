import { endsByHand, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { endableExceptions } from './force-release.ts';
import { clearExceptions } from './settle-exceptions.ts';

/**
 * A person has dealt with exceptions that nothing else ends.
 * @throws Refused `order.not_found`, `order_exception.not_open`, `order_exception.not_by_hand`
 */
export async function clearByHand(
  tx: Tx,
  ask: Asked<Readonly<{ exceptions: readonly Readonly<{ orderId: string; kind: OrderExceptionKind }>[]; reason: string }>>,
): Promise<void> {
  const { by, now, exceptions, reason } = ask;
  await endableExceptions(tx, ask, exceptions, ({ ends }) => (endsByHand(ends) ? null : 'order_exception.not_by_hand'));
  await clearExceptions(tx, { by, now, reason }, exceptions);
}
