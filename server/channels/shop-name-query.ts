import type { listShopNames as contract } from '@zhidan/core/channels/api.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Db } from '../platform/db/database.ts';

/** The caller's shops by name. */
export async function listShopNames(db: Db, { by }: Asked): Promise<OutputOf<typeof contract>> {
  const rows = await db.selectFrom('shops').select(['id', 'name', 'channel']).orderBy('channel').orderBy('name').execute();
  const own = by.shops === 'all' ? rows : rows.filter(({ id }) => by.shops.includes(id));
  return { items: own.map(({ id, name, channel }) => ({ id: id as ShopId, name, channel })) };
}
