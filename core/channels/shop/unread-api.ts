import { z } from 'zod';
import type { JsonObject } from '../../kernel/canonical-json.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { orderRoads, type OrderRoad } from '../../orders/order.ts';
import type { ShopId } from '../channel.ts';

export type UnreadDocumentId = Id<'UnreadDocumentId'>;

const unreadDocumentId = idSchema<UnreadDocumentId>();
const json = z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>;

/** A platform's document that could not be read as an order. It is kept whole, sealed; `problem` names the field. */
export const unreadDocumentRow = z.object({
  id: unreadDocumentId,
  shopId: idSchema<ShopId>(),
  channelOrderNo: z.string().nullable(),
  problem: z.string(),
  road: z.enum(Object.keys(orderRoads) as [OrderRoad, ...OrderRoad[]]),
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
  seenCount: z.int(),
});
export type UnreadDocumentRow = z.output<typeof unreadDocumentRow>;

/** Documents that wait to be read, newest first. */
export const listUnreadDocuments = endpoint({
  method: 'GET',
  path: '/api/unread-documents',
  permission: 'shops.display',
  title: { 'zh-CN': '未读单据', en: 'Unread documents' },
  input: z.object({ ...pageInput, shopId: idSchema<ShopId>().optional() }),
  output: pageOf(unreadDocumentRow),
});

/** `shape`: null when the platform lists the order and did not give it out. It has the fields of the document with every letter and digit replaced: enough to see what is odd, nothing about people. */
export const showUnreadDocument = endpoint({
  method: 'GET',
  path: '/api/unread-documents/:unreadDocumentId',
  permission: 'shops.display',
  title: { 'zh-CN': '未读单据详情', en: 'Unread document' },
  input: z.object({ unreadDocumentId }),
  output: z.object({ problem: z.string(), shape: json.nullable() }),
});

/** Reads a kept document once more, after an update of the product. `problem` says why it still cannot be read; null when it is an order now. */
export const readDocumentAgain = endpoint({
  method: 'POST',
  path: '/api/unread-documents/:unreadDocumentId/read-again',
  permission: 'shops.manage',
  title: { 'zh-CN': '重新读取单据', en: 'Read a document again' },
  input: z.object({ unreadDocumentId }),
  output: z.object({ problem: z.string().nullable() }),
});
