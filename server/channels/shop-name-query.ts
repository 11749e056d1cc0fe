import type { listShopNames as contract } from '@zhidan/core/channels/api.ts';
import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { Asked, Scope } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Db, Tx } from '../platform/db/database.ts';

/** A shop by what people call it. */
export type ShopRow = Readonly<{ id: ShopId; channel: ChannelCode; name: string }>;

/** The shops of a scope, by channel and name. */
export async function shopsIn(db: Db | Tx, scope: Scope): Promise<readonly ShopRow[]> {
  const rows = await db.selectFrom('shops').select(['id', 'channel', 'name']).orderBy('channel').orderBy('name').execute();
  const all = rows.map((row) => ({ id: row.id as ShopId, channel: row.channel as ChannelCode, name: row.name }));
  return scope === 'all' ? all : all.filter(({ id }) => scope.includes(id));
}

/** The caller's shops by name. */
export async function listShopNames(db: Db, { by }: Asked): Promise<OutputOf<typeof contract>> {
  return { items: [...(await shopsIn(db, by.shops))] };
}
