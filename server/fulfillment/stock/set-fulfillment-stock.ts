import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { clearExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { orderIdsOf } from '../claims/move-news.ts';
import { saveStocks, type StockMark } from './stock-store.ts';

/**
 * Says how the goods of fulfillment orders stand after their reservation was tried; what has left stays as it is. Of those that
 * are reserved the exception `out_of_stock` is over.
 */
export async function setFulfillmentStock(tx: Tx, { by, now, stocks }: Asked<Readonly<{ stocks: readonly StockMark[] }>>): Promise<void> {
  const known = await lockForClaim(
    tx,
    by,
    stocks.map(({ id }) => id),
  );
  const own = stocks.filter(({ id }) => known.has(id));
  await saveStocks(tx, own, now);
  const met = own.flatMap(({ id, stock }) => {
    const facts = known.get(id);
    return facts && stock === 'reserved' ? orderIdsOf(facts) : [];
  });
  await clearExceptions(
    tx,
    { by, now },
    [...new Set(met)].map((orderId) => ({ orderId, kind: 'out_of_stock' }) as const),
  );
}
