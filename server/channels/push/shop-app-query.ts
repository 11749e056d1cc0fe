import { platformChannels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { ShopState } from '@zhidan/core/channels/shop-life.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { appPurpose } from '../shop-store.ts';

/** A shop with the app that its platform tells its news to. */
export type ShopApp = Readonly<{ shopId: ShopId; channel: ChannelCode; state: ShopState; isPaused: boolean; app: ChannelApp }>;

/** Every shop of a platform with its app opened; a merchant has tens of them, and opening one takes some microseconds. */
export async function shopApps(db: Db, vault: Vault): Promise<readonly ShopApp[]> {
  const rows = await db
    .selectFrom('shops')
    .select(['id', 'channel', 'state', 'is_paused', 'app_sealed'])
    .where('channel', 'in', platformChannels)
    .orderBy('added_at')
    .execute();
  return rows.map((row) => ({
    shopId: row.id as ShopId,
    channel: row.channel as ChannelCode,
    state: row.state as ShopState,
    isPaused: row.is_paused,
    app: JSON.parse(vault.open(appPurpose, row.app_sealed)) as ChannelApp,
  }));
}
