import { platformChannels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import type { ShopState } from '@zhidan/core/channels/shop-life.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** A shop as far as the ledger is about it. */
export type LoadedShop = Readonly<{
  shopId: ShopId;
  name: string;
  channel: ChannelCode;
  state: ShopState;
  isPaused: boolean;
  /** from here on all orders should be here; null: not loaded yet, and the ledger has nothing to prove */
  since: Instant | null;
}>;

/** Shops of a caller that a platform stands behind, or one of them. */
export async function loadedShops(
  db: Db | Tx,
  ask: Readonly<{ shops: 'all' | readonly string[]; shopId?: ShopId | undefined }>,
): Promise<readonly LoadedShop[]> {
  const ids = ask.shops === 'all' ? sql`true` : sql`id::text = any(${[...ask.shops]}::text[])`;
  const one = ask.shopId === undefined ? sql`true` : sql`id = ${ask.shopId}`;
  const { rows } = await sql<LoadedShop>`
    select id as "shopId", name, channel, state, is_paused as "isPaused",
      case when pulled_until is not null then coalesce(
        least( -- a load goes from the newest to the oldest: how far it came, and how far an earlier one went
          (select left_to from open_pulls where shop_id = shops.id and kind = 'first_load'),
          (select min(from_at) from pull_runs where shop_id = shops.id and kind = 'first_load')
        ), added_at
      ) end as since
    from shops
    where channel = any(${[...platformChannels]}::text[]) and ${ids} and ${one}
    order by added_at, id`.execute(db);
  return rows;
}
