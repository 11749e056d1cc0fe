import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { ShopState } from '@zhidan/core/channels/shop-life.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { appPurpose } from '../shop-store.ts';

export type DemoShop = Readonly<{ id: ShopId; state: ShopState; app: ChannelApp }>;

/** The shop of a platform's number, or of that name while it has none: people may have renamed it. */
export async function demoShop(
  db: Db | Tx,
  vault: Vault,
  shop: Readonly<{ channel: ChannelCode; name: string; shopNo: string }>,
): Promise<DemoShop | null> {
  const row = await db
    .selectFrom('shops')
    .select(['id', 'state', 'app_sealed'])
    .where('channel', '=', shop.channel)
    .where(({ or, and, eb }) =>
      or([eb('platform_shop_no', '=', shop.shopNo), and([eb('name', '=', shop.name), eb('platform_shop_no', 'is', null)])]),
    )
    .executeTakeFirst();
  if (!row) return null;
  return { id: row.id as ShopId, state: row.state as ShopState, app: JSON.parse(vault.open(appPurpose, row.app_sealed)) as ChannelApp };
}

export async function saveDemoApp(tx: Tx, vault: Vault, { id, app }: Pick<DemoShop, 'id' | 'app'>): Promise<void> {
  await tx
    .updateTable('shops')
    .set({ app_sealed: vault.seal(appPurpose, JSON.stringify(app)) })
    .where('id', '=', id)
    .execute();
}

/** How often and how fast a demo's shop is asked. */
export async function saveDemoPace(tx: Tx, id: ShopId, pace: Readonly<{ pullIntervalMs: number; callsPerSecond: number }>): Promise<void> {
  const { pullIntervalMs, callsPerSecond } = pace;
  await tx.updateTable('shops').set({ pull_interval_ms: pullIntervalMs, calls_per_second: callsPerSecond }).where('id', '=', id).execute();
}
