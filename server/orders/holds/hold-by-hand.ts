import type * as api from '@zhidan/core/orders/exceptions/exception-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { orderNosInScope } from '../exceptions/order-scope-query.ts';
import { endHolds, placeHolds } from './place-holds.ts';

/**
 * A person makes orders wait.
 * @throws Refused `order.not_found`, `order_hold.in_the_past`
 */
export async function holdByHand(tx: Tx, ask: Asked<InputOf<typeof api.holdOrders>>): Promise<void> {
  const { by, now, orderIds, reason, until } = ask;
  await orderNosInScope(tx, by, orderIds);
  if (until !== null && until <= now) throw new Refused('order_hold.in_the_past', { until });
  await placeHolds(
    tx,
    { by, now },
    orderIds.map((orderId) => ({ orderId, source: 'hand', reason, until })),
  );
}

/** @throws Refused `order.not_found` */
export async function endHoldByHand(tx: Tx, ask: Asked<InputOf<typeof api.endHold>>): Promise<void> {
  const { by, now, orderIds, source, reason } = ask;
  await orderNosInScope(tx, by, orderIds);
  await endHolds(
    tx,
    { by, now },
    orderIds.map((orderId) => ({ orderId, source })),
    reason,
  );
}
