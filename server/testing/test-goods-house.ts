import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { addSku as addSkuContract } from '@zhidan/core/catalog/sku-api.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { matchListings } from '../catalog/listings/match-listings.ts';
import { addSku } from '../catalog/skus/add-sku.ts';
import { changeSku } from '../catalog/skus/change-sku.ts';
import { addShop, receiveChannelOrders } from '../channels/index.ts';
import { onGoodsNews } from '../orders/matching/on-goods-news.ts';
import type { Tx } from '../platform/db/database.ts';
import type { JournalEvent } from '../platform/journal/subscriber.ts';
import { received } from './test-channel-order.ts';
import type { TestMerchant } from './test-merchant.ts';
import { asked } from './test-news.ts';

/** A shop, and the catalog's commands, in a transaction or each in its own. */
export type GoodsHouse = Readonly<{
  receive(...orders: readonly ChannelOrder[]): Promise<void>;
  addSku(code: string, change?: object): Promise<SkuId>;
  changeSku(skuId: SkuId, code: string, change: object): Promise<unknown>;
  /** matches the listing with this title; null takes the match away */
  match(title: string, skuId: SkuId | null): Promise<void>;
  ids(): Promise<string[]>;
}>;

export async function aGoodsHouse(
  merchant: TestMerchant,
  within: <Value>(work: (tx: Tx) => Promise<Value>) => Promise<Value>,
): Promise<GoodsHouse> {
  const { clock, vault } = merchant;
  const app = { fields: {}, addresses: {} };
  const { shopId } = await within((tx) => addShop(tx, { ...asked(clock), channel: 'jd', name: '旗舰店', app }, vault));
  const sku = (code: string, change: object) => addSkuContract.input.parse({ code, name: `货 ${code}`, ...change });
  return {
    receive: (...orders) => within((tx) => receive(tx, merchant, { shopId, orders })),
    addSku: async (code, change = {}) => (await within((tx) => addSku(tx, { ...asked(clock), ...sku(code, change) }))).id,
    changeSku: (skuId, code, change) => within((tx) => changeSku(tx, { ...asked(clock), skuId, ...sku(code, change) })),
    match: (title, skuId) =>
      within(async (tx) => {
        const row = await tx.selectFrom('listings').select(['id', 'sku_id']).where('title', '=', title).executeTakeFirstOrThrow();
        const pair = { listingId: row.id as never, skuId, from: row.sku_id as never, isAuto: false };
        expect(await matchListings(tx, { ...asked(clock), pairs: [pair] })).toMatchObject({ changedCount: 1 });
      }),
    ids: () => within(async (tx) => (await tx.selectFrom('orders').select('id').orderBy('channel_order_no').execute()).map(({ id }) => id)),
  };
}

async function receive(tx: Tx, { clock, vault }: TestMerchant, { shopId, orders }: { shopId: ShopId; orders: readonly ChannelOrder[] }) {
  const ask = { ...asked(clock), shopId, road: 'pull', readAt: clock(), orders: orders.map(received) } as const;
  await receiveChannelOrders(tx, ask, vault);
}

/** The same within one transaction: `settle` does what the subscriber does with all news so far. */
export async function aQuietGoodsHouse(tx: Tx, merchant: TestMerchant) {
  const house = await aGoodsHouse(merchant, (work) => work(tx));
  let seq = 0;
  const settle = async (): Promise<void> => {
    const { rows } = await sql<JournalEvent & { seq: number }>`
      select seq, id, event, subject_kind as "subjectKind", subject_id as "subjectId", at, actor_id as "actorId", payload
      from journal where seq > ${seq} and event = any(${[...onGoodsNews.on]}) order by seq`.execute(tx);
    const last = rows.at(-1);
    if (!last) return;
    seq = last.seq;
    await onGoodsNews.apply(tx, rows, { ...asked(merchant.clock), vault: merchant.vault });
    await settle(); // its effect may be news to itself
  };
  return { ...house, settle };
}
