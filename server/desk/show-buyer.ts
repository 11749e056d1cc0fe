import { buyerOrdersLimit, type showBuyer as contract } from '@zhidan/core/desk/desk-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { maskName } from '@zhidan/core/kernel/mask.ts';
import { sumFen } from '@zhidan/core/kernel/money.ts';
import { shopsIn } from '../channels/index.ts';
import { openExceptionViews, orderInScope, ordersByIds } from '../orders/index.ts';
import type { Db } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { deskOrder } from './desk-order.ts';
import { idsOfSameBuyer } from './found-query.ts';
import { orderFactsOf } from './order-facts-query.ts';

/**
 * All that the buyer of an order has ordered in the caller's shops, with parcels, requests, money and what to say; the asked order first.
 * @throws Refused `order.not_found`
 */
export async function showBuyer(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, orderId } = ask;
  const asked = await orderInScope(db, ask, vault);
  const found = await idsOfSameBuyer(db, { orderId, by, limit: buyerOrdersLimit + 1 });
  const ids = found.slice(0, buyerOrdersLimit);
  const [stored, shops, exceptions, facts] = await Promise.all([
    ordersByIds(db, vault, ids),
    shopsIn(db, by.shops),
    openExceptionViews(db, ids),
    orderFactsOf(db, ids),
  ]);
  const orders = ids.flatMap((id) => {
    const order = stored.find((one) => one.id === id);
    const shop = shops.find((one) => one.id === order?.shopId);
    const known = facts.get(id);
    return order && shop && known ? [deskOrder({ order, facts: known, exceptions: exceptions.get(id) ?? [] }, shop, now)] : [];
  });
  return {
    nick: asked.content.buyer.nick === '' ? '' : maskName(asked.content.buyer.nick),
    orders,
    isMore: found.length > buyerOrdersLimit,
    paid: sumFen(orders.map(({ paid }) => paid)),
    refundCount: orders.filter(({ refund }) => refund !== 'none').length,
  };
}
