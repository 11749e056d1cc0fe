import { z } from 'zod';
import type { JsonObject } from '../kernel/canonical-json.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { componentView, exceptionView, holdView } from './goods-view.ts';
import { orderFilterShape, orderSortShape } from './order-filter.ts';
import { orderLife, type OrderStatus } from './order-life.ts';
import type { OrderId } from './order.ts';

const orderId = idSchema<OrderId>();
const shopId = idSchema<Id<'ShopId'>>();
const status = z.enum(Object.keys(orderLife) as [OrderStatus, ...OrderStatus[]]);
const payment = z.enum(['unpaid', 'deposit_paid', 'paid']);
const shipping = z.enum(['unshipped', 'partly_shipped', 'shipped', 'signed']);
const refund = z.enum(['none', 'requested', 'partly_refunded', 'refunded']);
const closing = z.enum(['open', 'completed', 'canceled']);
const json = z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>;

const amounts = z.object({
  list: fenSchema,
  merchantDiscount: fenSchema,
  platformDiscount: fenSchema,
  otherDiscount: fenSchema,
  postage: fenSchema,
  paid: fenSchema,
  receivable: fenSchema,
});

/** Name, phone and street masked; of a masked receiver what the platform shows. */
const maskedReceiver = z.object({
  kind: z.enum(['plain', 'masked', 'cipher']),
  name: z.string(),
  phone: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
});

const lineSummary = {
  lineNo: z.string(),
  title: z.string(),
  specification: z.string(),
  merchantCode: z.string(),
  pictureUrl: z.string(),
  quantity: z.int(),
  isGift: z.boolean(),
  refund,
  shipping,
};

const orderSummary = {
  id: orderId,
  shopId,
  channelOrderNo: z.string(),
  status,
  platformStatus: z.string(),
  states: z.object({ payment, shipping, refund, closing }),
  orderedAt: instantSchema,
  paidAt: instantSchema.nullable(),
  shipBy: instantSchema.nullable(),
  buyerMessage: z.string(),
  sellerMemo: z.string(),
  sellerFlag: z.string(),
  receiver: maskedReceiver,
  amounts,
  holds: z.array(z.object({ kind: z.string(), raw: z.string() })),
  flags: z.array(z.string()),
  hasDiscrepancy: z.boolean(),
  splitFrom: z.string().nullable(),
  pieceCount: z.int(),
  waybillNos: z.array(z.string()),
};

/** An order as the list shows it. */
export const orderRow = z.object({
  ...orderSummary,
  lines: z.array(z.object(lineSummary)),
  /** those that are open */
  exceptions: z.array(exceptionView),
});
export type OrderRow = z.output<typeof orderRow>;

/** Orders of the caller's shops; newest first unless sorted otherwise. */
export const listOrders = endpoint({
  method: 'GET',
  path: '/api/orders',
  permission: 'orders.display',
  title: { 'zh-CN': '订单', en: 'Orders' },
  input: z.object({ ...pageInput, ...orderSortShape, ...orderFilterShape }),
  output: pageOf(orderRow),
});

/** Orders that a sum takes in at most: a filter that meets more is told to be "that many and more". */
export const sumLimit = 10_000;

export const orderSums = z.object({
  orderCount: z.int(),
  pieceCount: z.int(),
  paid: fenSchema,
  receivable: fenSchema,
  /** true: there are more; the sums are of the first `orderCount` in the order of the list */
  isCapped: z.boolean(),
});
export type OrderSums = z.output<typeof orderSums>;

/** What the orders of a filter come to, exact up to `sumLimit` of them; up to less where a search means very many. */
export const sumOrders = endpoint({
  method: 'GET',
  path: '/api/orders/sums',
  permission: 'orders.display',
  title: { 'zh-CN': '订单合计', en: 'Sums of orders' },
  input: z.object({ ...orderSortShape, ...orderFilterShape }),
  output: orderSums,
});

/** All that is known of an order; its receiver masked. */
export const orderView = z.object({
  ...orderSummary,
  shippedAt: instantSchema.nullable(),
  completedAt: instantSchema.nullable(),
  lines: z.array(z.object({ ...lineSummary, productNo: z.string(), skuNo: z.string(), barcode: z.string(), amounts })),
  shipments: z.array(z.object({ carrierCode: z.string(), waybillNo: z.string(), lineNos: z.array(z.string()) })),
  discrepancies: z.array(z.object({ rule: z.string(), platform: fenSchema, computed: fenSchema })),
  /** the stock SKUs that the lines are shipped as; a line without any has not been matched */
  components: z.array(componentView),
  /** also those that have gone, oldest first */
  exceptions: z.array(exceptionView),
  /** ours, also those that have ended, newest first; the platform's stand in `holds` */
  ownHolds: z.array(holdView),
  /** whether it may be numbered, printed and shipped now */
  mayShip: z.boolean(),
  hasInvoice: z.boolean(),
  unknown: json,
});
export type OrderView = z.output<typeof orderView>;

export const showOrder = endpoint({
  method: 'GET',
  path: '/api/orders/:orderId',
  permission: 'orders.display',
  title: { 'zh-CN': '订单详情', en: 'Order' },
  input: z.object({ orderId }),
  output: orderView,
});

/** The receiver as the platform gave it; who saw it, and why, is journaled. */
export const revealReceiver = endpoint({
  method: 'POST',
  path: '/api/orders/:orderId/reveal-receiver',
  permission: 'personal_data.reveal',
  title: { 'zh-CN': '查看完整收件信息', en: 'See the receiver in full' },
  input: z.object({ orderId, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ name: z.string(), phone: z.string(), address: z.string(), buyerNick: z.string() }),
});

/** What happened to an order, as its journal tells it; personal data masked. */
export const orderHappening = z.object({
  id: idSchema<Id<'JournalEntryId'>>(),
  at: instantSchema,
  event: z.string(),
  actorKind: z.string(),
  actorName: z.string(),
  reason: z.string().nullable(),
  payload: json,
  before: json.nullable(),
  after: json.nullable(),
});
export type OrderHappening = z.output<typeof orderHappening>;

/** Newest first. */
export const listOrderHappenings = endpoint({
  method: 'GET',
  path: '/api/orders/:orderId/happenings',
  permission: 'orders.display',
  title: { 'zh-CN': '订单时间线', en: 'What happened to an order' },
  input: z.object({ ...pageInput, orderId }),
  output: pageOf(orderHappening),
});
