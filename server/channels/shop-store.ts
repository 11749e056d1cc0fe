import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../platform/db/database.ts';
import type { Vault } from '../platform/secrets/vault.ts';

export type NewShop = Readonly<{
  id: ShopId;
  channel: ChannelCode;
  name: string;
  app: ChannelApp;
  pullIntervalMs: number;
  firstLoadFrom: Instant | null;
  addedAt: Instant;
}>;

export const appPurpose = 'shops.app';

/** False when the channel has a shop of this name. */
export async function insertShop(tx: Tx, vault: Vault, shop: NewShop): Promise<boolean> {
  const row = await tx
    .insertInto('shops')
    .values({
      id: shop.id,
      channel: shop.channel,
      name: shop.name,
      state: 'unauthorized',
      app_sealed: vault.seal(appPurpose, JSON.stringify(shop.app)),
      pull_interval_ms: shop.pullIntervalMs,
      first_load_from: shop.firstLoadFrom,
      added_at: shop.addedAt,
    })
    .onConflict((conflict) => conflict.columns(['channel', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Null when there is no such shop. */
export async function channelOfShop(db: Db | Tx, id: ShopId): Promise<ChannelCode | null> {
  const row = await db.selectFrom('shops').select('channel').where('id', '=', id).executeTakeFirst();
  return row ? (row.channel as ChannelCode) : null;
}
