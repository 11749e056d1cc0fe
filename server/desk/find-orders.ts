import { foundLimit, type findOrders as contract } from '@zhidan/core/desk/desk-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { shopsIn } from '../channels/index.ts';
import { ordersByIds } from '../orders/index.ts';
import type { Db } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { orderHead } from './desk-order.ts';
import { foundIds } from './found-query.ts';

/** Orders of the caller's shops that a text names, the newest first. */
export async function findOrders(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, search } = ask;
  const found = await foundIds(db, { search, by, limit: foundLimit + 1 }, vault);
  const shown = found.slice(0, foundLimit);
  const [orders, shops] = await Promise.all([
    ordersByIds(
      db,
      vault,
      shown.map(({ id }) => id),
    ),
    shopsIn(db, by.shops),
  ]);
  const items = shown.flatMap(({ id, ways }) => {
    const order = orders.find((one) => one.id === id);
    const shop = shops.find((one) => one.id === order?.shopId);
    return order && shop ? [{ ...orderHead(order, shop), ways: [...ways] }] : [];
  });
  return { items, isMore: found.length > foundLimit };
}
