import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { shopPullAsked } from '@zhidan/core/channels/shop-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { emit } from '../../platform/journal/emit.ts';
import { pullShopType } from './pull-job.ts';
import { shopToPull } from './pull-store.ts';

/**
 * Pulls a shop at once, whatever its interval. While a pull of it waits or runs, that one is meant.
 * @throws Refused `shop.not_found`, `shop.not_authorized`, `shop.is_paused`
 */
export async function pullShopNow(tx: Tx, { by, now, shopId }: Asked<Readonly<{ shopId: ShopId }>>): Promise<{ done: true }> {
  const shop = await shopToPull(tx, shopId);
  if (!shop) throw new Refused('shop.not_found', { shopId });
  if (shop.isPaused) throw new Refused('shop.is_paused', { name: shop.name });
  if (!shop.isAuthorized) throw new Refused('shop.not_authorized', { name: shop.name });
  await enqueue(tx, pullShopType, [{ payload: { shopId, askedBy: by.actor.name }, key: shopId }]);
  await emit(tx, { by, now }, [shopPullAsked({ subjectId: shopId, payload: {} })]);
  return { done: true };
}
