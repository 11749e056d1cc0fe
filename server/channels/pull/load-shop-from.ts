import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import { pullBeginning, pullEnd } from '@zhidan/core/channels/pull/pull-window.ts';
import { shopLoadAsked } from '@zhidan/core/channels/shop-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { emit } from '../../platform/journal/emit.ts';
import { connectorOf } from '../call/connector-of.ts';
import { beginOpenPull } from './open-pull-store.ts';
import { pullCreatedType } from './pull-job.ts';
import { shopToPull } from './pull-store.ts';

/**
 * Loads a shop's orders from a chosen moment on, newest first, in the background. While a load of it is under way, that one is meant.
 * @throws Refused `shop.not_found`, `shop.not_authorized`, `shop.load_too_far`
 */
export async function loadShopFrom(tx: Tx, ask: Asked<Readonly<{ shopId: ShopId; from: Instant }>>): Promise<{ done: true }> {
  const { by, now, shopId, from } = ask;
  const shop = await shopToPull(tx, shopId);
  if (!shop) throw new Refused('shop.not_found', { shopId });
  if (!shop.isAuthorized) throw new Refused('shop.not_authorized', { name: shop.name });
  const { pullRules } = connectorOf(shop.channel as ChannelCode);
  const earliest = pullBeginning(now, pullRules);
  if (from < earliest) throw new Refused('shop.load_too_far', { name: shop.name, from, earliest });
  const span = { from, to: pullEnd(now, pullRules) };
  if (span.from >= span.to) return { done: true };
  await beginOpenPull(tx, { shopId, kind: 'first_load', span, nextAt: now, askedBy: by.actor.name });
  await enqueue(tx, pullCreatedType, [{ payload: { shopId, kind: 'first_load' }, key: `first_load ${shopId}` }]);
  await emit(tx, { by, now }, [shopLoadAsked({ subjectId: shopId, payload: { from } })]);
  return { done: true };
}
