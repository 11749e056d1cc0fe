import { z } from 'zod';
import { carriers, type CarrierCode } from '../../allocation/carrier.ts';
import { channels, type ChannelCode, type ShopId } from '../../channels/channel.ts';
import { fulfillmentStages } from '../../fulfillment/fulfillment-life.ts';
import { fulfillmentStocks, type FulfillmentStock } from '../../fulfillment/fulfillment-order.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { fenSchema } from '../../kernel/money.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { orderExceptionKinds } from '../../orders/order-exception.ts';
import { orderSpans, type OrderSpan } from '../../orders/order-span.ts';
import type { OrderId } from '../../orders/order.ts';
import { boardColumnCodes, boardPartCodes } from './board-column.ts';

const namesOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as [Name, ...Name[]];
const column = z.enum(boardColumnCodes);
const part = z.enum(boardPartCodes);
const exceptionKind = z.enum(orderExceptionKinds);
const orderId = idSchema<OrderId>();

/** Cards of one delta: more than that, and the board is asked anew. */
export const newsLimit = 100;

/** Ids with commas between them, as an address carries them. */
const idList = z
  .string()
  .max(40 * newsLimit)
  .default('')
  .transform((text) => text.split(',').filter((one) => one !== ''))
  .pipe(z.array(z.uuid()).max(newsLimit));

/** What narrows the board; a view and a link carry the same texts. Fields meet by "and". */
export const boardFilterShape = {
  /** when it came to the warehouse, in days of Shanghai; without it each column goes as far back as it says itself */
  span: z.enum(namesOf<OrderSpan>(orderSpans)).optional(),
  channel: z.enum(namesOf<ChannelCode>(channels)).optional(),
  shopId: idSchema<ShopId>().optional(),
  /** of one of its goods */
  category: z.string().trim().min(1).max(60).optional(),
  warehouseId: idSchema<Id<'WarehouseId'>>().optional(),
  carrier: z.enum(namesOf<CarrierCode>(carriers)).optional(),
  tag: z.string().trim().min(1).max(60).optional(),
  exception: exceptionKind.optional(),
  /** of the first column alone */
  part: part.optional(),
} as const;

const boardFilter = z.object(boardFilterShape);
export type BoardFilter = z.output<typeof boardFilter>;

/** A fulfillment order as the board shows it, or a paid order that has none yet because its goods are not known. No personal data. */
export const boardCard = z.object({
  id: z.uuid(),
  column,
  isOrder: z.boolean(),
  /** `FH-000042`; empty for an order */
  no: z.string(),
  stage: z.enum(fulfillmentStages),
  stageSince: instantSchema,
  openedAt: instantSchema,
  shopId: idSchema<ShopId>(),
  /** the leading one first */
  orders: z.array(z.object({ orderId, orderNo: z.string(), kind: z.string() })),
  /** at most two */
  goods: z.array(z.object({ name: z.string(), quantity: z.int() })),
  pieceCount: z.int(),
  warehouseName: z.string().nullable(),
  carrier: z.string().nullable(),
  waybillNo: z.string().nullable(),
  province: z.string(),
  city: z.string(),
  shipBy: instantSchema.nullable(),
  penaltyFen: fenSchema,
  stock: z.enum(namesOf<FulfillmentStock>(fulfillmentStocks)),
  priority: z.int(),
  printCount: z.int(),
  isPart: z.boolean(),
  isRefunding: z.boolean(),
  /** those that block first */
  exceptions: z.array(exceptionKind),
  /** who holds its orders: `hand`, or what placed the hold */
  holdSources: z.array(z.string()),
  tags: z.array(z.string()),
});
export type BoardCard = z.output<typeof boardCard>;

/** How many cards a column or a part of the first has. */
const counts = z.object({
  columns: z.array(z.object({ column, count: z.int() })),
  parts: z.array(z.object({ part, count: z.int() })),
  /** of the first column: past their deadline */
  lateCount: z.int(),
});
export type BoardCounts = z.output<typeof counts>;

/** Counts of all columns and the first cards of each, of the caller's shops and warehouses. */
export const showBoard = endpoint({
  method: 'GET',
  path: '/api/board',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '状态追踪看板', en: 'Board' },
  input: z.object({ ...boardFilterShape, limit: z.coerce.number().int().min(1).max(100).default(20) }),
  output: z.object({
    asOf: instantSchema,
    counts,
    columns: z.array(z.object({ column, items: z.array(boardCard), next: z.string().nullable() })),
  }),
});
export type Board = z.output<typeof showBoard.output>;

/** More of one column: the first by deadline, the earliest first; the others newest first. */
export const listBoardCards = endpoint({
  method: 'GET',
  path: '/api/board/cards',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '看板卡片', en: 'Cards of the board' },
  input: z.object({ ...boardFilterShape, ...pageInput, column }),
  output: pageOf(boardCard),
});

/**
 * What news of these fulfillment orders and orders changes on a board: the counts, and those of them that are on it, as they are now.
 * One that is not answered is not on this board any more.
 */
export const showBoardNews = endpoint({
  method: 'GET',
  path: '/api/board/news',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '看板变化', en: 'News of the board' },
  input: z.object({ ...boardFilterShape, ids: idList, orderIds: idList }),
  output: z.object({ counts, cards: z.array(boardCard) }),
});

/** What the goods of the merchant are sorted into. */
export const listBoardChoices = endpoint({
  method: 'GET',
  path: '/api/board/choices',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '看板筛选项', en: 'Choices of the board' },
  input: z.object({}),
  output: z.object({ categories: z.array(z.string()) }),
});
