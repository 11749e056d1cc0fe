import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import type { Db } from '../platform/db/database.ts';

export type ShownDocument = Readonly<{
  channelOrderNo: string;
  road: OrderRoad;
  modifiedAt: Instant;
  readAt: Instant;
  receivedAt: Instant;
  document: JsonObject | null;
  sealed: Buffer | null;
}>;

/** The document behind an order; undefined for an order that no platform told us of. */
export async function documentOf(db: Db, order: Readonly<{ shopId: string; channelOrderNo: string }>): Promise<ShownDocument | undefined> {
  const row = await db
    .selectFrom('channel_orders')
    .select(['channel_order_no', 'road', 'modified_at', 'read_at', 'received_at', 'document', 'document_sealed'])
    .where('shop_id', '=', order.shopId)
    .where('channel_order_no', '=', order.channelOrderNo)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    channelOrderNo: row.channel_order_no,
    road: row.road as OrderRoad,
    modifiedAt: row.modified_at,
    readAt: row.read_at,
    receivedAt: row.received_at,
    document: row.document as JsonObject | null,
    sealed: row.document_sealed,
  };
}
