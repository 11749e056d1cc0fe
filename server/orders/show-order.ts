import type { showOrder as contract, OrderView } from '@zhidan/core/orders/api.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { exceptionHistoryOf } from './exceptions/exceptions-query.ts';
import { holdHistoryOf } from './holds/holds-query.ts';
import { componentsOf } from './matching/components-query.ts';
import type { Db } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { orderById, type StoredOrder } from './order-store.ts';
import { orderView } from './order-view.ts';

/**
 * An order with all that is known of it; its receiver masked.
 * @throws Refused `order.not_found`, also for orders of shops that are not the caller's
 */
export async function showOrder(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OrderView> {
  const order = await orderInScope(db, ask, vault);
  const [components, exceptions, ownHolds] = await Promise.all([
    componentsOf(db, order.id),
    exceptionHistoryOf(db, order.id),
    holdHistoryOf(db, order.id),
  ]);
  return orderView(order, { components, exceptions, ownHolds });
}

/** @throws Refused `order.not_found` */
export async function orderInScope(db: Db, { orderId, by }: Readonly<{ orderId: string; by: Caller }>, vault: Vault): Promise<StoredOrder> {
  const order = await orderById(db, vault, orderId);
  if (!order || (by.shops !== 'all' && !by.shops.includes(order.shopId))) throw new Refused('order.not_found', { orderId });
  return order;
}
