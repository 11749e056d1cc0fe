import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import { shopAdded } from '@zhidan/core/channels/shop-event.ts';
import { usualPullIntervalMs } from '@zhidan/core/channels/shop/pull-interval.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { newId } from '../platform/new-id.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { insertShop } from './shop-store.ts';

export type NewShopAsk = Readonly<{
  channel: ChannelCode;
  name: string;
  app: ChannelApp;
  pullIntervalMs?: number | undefined;
  firstLoadFrom?: Instant | null;
}>;

/**
 * Adds a shop, not authorised yet.
 * @throws Refused `shop.name_taken`
 */
export async function addShop(tx: Tx, ask: Asked<NewShopAsk>, vault: Vault): Promise<{ shopId: ShopId }> {
  const { by, now, channel, name, app, pullIntervalMs = usualPullIntervalMs, firstLoadFrom = null } = ask;
  const shopId = newId<ShopId>(now);
  const isAdded = await insertShop(tx, vault, { id: shopId, channel, name, app, pullIntervalMs, firstLoadFrom, addedAt: now });
  if (!isAdded) throw new Refused('shop.name_taken', { name });
  await emit(tx, { by, now }, [shopAdded({ subjectId: shopId, payload: { channel, name } })]);
  return { shopId };
}
