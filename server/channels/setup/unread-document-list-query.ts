import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { listUnreadDocuments as contract, UnreadDocumentId, UnreadDocumentRow } from '@zhidan/core/channels/shop/unread-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { scopedShopIds } from './shop-in-scope.ts';

const cursor = pageCursor(z.object({ lastSeenAt: instantSchema, id: idSchema<UnreadDocumentId>() }));

const columns = ['id', 'shop_id', 'channel_order_no', 'problem', 'road', 'first_seen_at', 'last_seen_at', 'seen_count'] as const;

/** Documents of the caller's shops that wait to be read, last seen first. */
export async function listUnreadDocuments(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  const shopIds = scopedShopIds(ask.by, ask.shopId);
  let documents = db
    .selectFrom('unread_documents')
    .select(columns)
    .where('cleared_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(ask.limit + 1);
  if (place)
    documents = documents.where((where) => where(where.refTuple('last_seen_at', 'id'), '<', where.tuple(place.lastSeenAt, place.id)));
  if (shopIds) documents = documents.where('shop_id', 'in', shopIds);
  return cursor.page(await documents.execute(), ask.limit, {
    place: (row) => ({ lastSeenAt: row.last_seen_at, id: row.id as UnreadDocumentId }),
    item: unreadDocumentRow,
  });
}

type Row = Readonly<{
  id: string;
  shop_id: string;
  channel_order_no: string | null;
  problem: string;
  road: string;
  first_seen_at: Instant;
  last_seen_at: Instant;
  seen_count: number;
}>;

export function unreadDocumentRow(row: Row): UnreadDocumentRow {
  return {
    id: row.id as UnreadDocumentId,
    shopId: row.shop_id as ShopId,
    channelOrderNo: row.channel_order_no,
    problem: row.problem,
    road: row.road as OrderRoad,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    seenCount: row.seen_count,
  };
}
