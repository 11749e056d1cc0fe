import { platformChannels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { ShopState } from '@zhidan/core/channels/shop-life.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { appPurpose } from '../shop-store.ts';

/** A shop as people set it up. The app holds secrets in the open: not for logs, not for answers. */
export type SetupShop = Readonly<{
  id: ShopId;
  channel: ChannelCode;
  name: string;
  state: ShopState;
  app: ChannelApp;
  isPaused: boolean;
  pullIntervalMs: number;
  firstLoadFrom: Instant | null;
  authorizedAt: Instant | null;
  platformShopName: string;
}>;

const columns = [
  'id',
  'channel',
  'name',
  'state',
  'app_sealed',
  'is_paused',
  'pull_interval_ms',
  'first_load_from',
  'authorized_at',
  'platform_shop_name',
] as const;

/** Undefined for a shop without a platform too: there is nothing to authorise or pull. */
export async function setupShop(db: Db, vault: Vault, id: ShopId): Promise<SetupShop | undefined> {
  const row = await db.selectFrom('shops').select(columns).where('id', '=', id).where('channel', 'in', platformChannels).executeTakeFirst();
  return row && shopOf(row, vault);
}

/** The same, locked until the transaction ends. */
export async function setupShopForUpdate(tx: Tx, vault: Vault, id: ShopId): Promise<SetupShop | undefined> {
  const row = await tx
    .selectFrom('shops')
    .select(columns)
    .where('id', '=', id)
    .where('channel', 'in', platformChannels)
    .forUpdate()
    .executeTakeFirst();
  return row && shopOf(row, vault);
}

type Row = Readonly<{
  id: string;
  channel: string;
  name: string;
  state: string;
  app_sealed: Buffer;
  is_paused: boolean;
  pull_interval_ms: number;
  first_load_from: Instant | null;
  authorized_at: Instant | null;
  platform_shop_name: string;
}>;

function shopOf(row: Row, vault: Vault): SetupShop {
  return {
    id: row.id as ShopId,
    channel: row.channel as ChannelCode,
    name: row.name,
    state: row.state as ShopState,
    app: JSON.parse(vault.open(appPurpose, row.app_sealed)) as ChannelApp,
    isPaused: row.is_paused,
    pullIntervalMs: row.pull_interval_ms,
    firstLoadFrom: row.first_load_from,
    authorizedAt: row.authorized_at,
    platformShopName: row.platform_shop_name,
  };
}

export async function isShopNameTaken(tx: Tx, { id, channel, name }: Pick<SetupShop, 'id' | 'channel' | 'name'>): Promise<boolean> {
  const row = await tx
    .selectFrom('shops')
    .select('id')
    .where('channel', '=', channel)
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes what people may change about a shop. */
export async function saveSetup(tx: Tx, vault: Vault, shop: SetupShop): Promise<void> {
  await tx
    .updateTable('shops')
    .set({
      name: shop.name,
      app_sealed: vault.seal(appPurpose, JSON.stringify(shop.app)),
      is_paused: shop.isPaused,
      pull_interval_ms: shop.pullIntervalMs,
      first_load_from: shop.firstLoadFrom,
    })
    .where('id', '=', shop.id)
    .execute();
}
