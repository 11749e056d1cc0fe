import { z } from 'zod';
import { channels, type ChannelCode, type ShopId } from '../channels/channel.ts';
import { fulfillmentStages } from '../fulfillment/fulfillment-life.ts';
import { parcelStates } from '../fulfillment/parcel-life.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { orderExceptionKinds } from '../orders/order-exception.ts';
import { orderLife, type OrderStatus } from '../orders/order-life.ts';
import type { OrderId } from '../orders/order.ts';
import { requestKindCodes } from '../requests/request-kind.ts';
import { requestStates } from '../requests/request-life.ts';
import { traceStateCode, traceSubCode } from '../tracking/trace-codes.ts';
import { questionKindCodes } from './answer-row.ts';

const orderId = idSchema<OrderId>();
const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const status = z.enum(Object.keys(orderLife) as [OrderStatus, ...OrderStatus[]]);

/** By what an order was found. */
export const foundWays = ['number', 'waybill', 'phone', 'name', 'nick'] as const;
export type FoundWay = (typeof foundWays)[number];

/** Orders that are shown at most: who meets more types more. */
export const foundLimit = 30;

/** Orders of one buyer that are shown at most, the newest. */
export const buyerOrdersLimit = 30;

const orderHead = {
  orderId,
  orderNo: z.string(),
  shopId: idSchema<ShopId>(),
  shopName: z.string(),
  channel: z.enum(Object.keys(channels) as [ChannelCode, ...ChannelCode[]]),
  status,
  refund: z.enum(['none', 'requested', 'partly_refunded', 'refunded']),
  orderedAt: instantSchema,
  paid: fenSchema,
  /** masked, as everywhere */
  receiver: z.object({ name: z.string(), phone: z.string(), region: z.string() }),
  goods: z.array(z.object({ title: z.string(), specification: z.string(), quantity: z.int(), pictureUrl: z.string() })),
};

export const foundOrder = z.object({ ...orderHead, ways: z.array(z.enum(foundWays)) });
export type FoundOrder = z.output<typeof foundOrder>;

/** Orders that a text names whole: a platform's number, a waybill, a phone number or its last four, a nick, a name. Newest first. */
export const findOrders = endpoint({
  method: 'GET',
  path: '/api/desk/found',
  permission: 'orders.display',
  title: { 'zh-CN': '查单', en: 'Find orders' },
  input: z.object({ search: z.string().trim().min(2).max(64) }),
  output: z.object({ items: z.array(foundOrder), isMore: z.boolean() }),
});

export const deskParcel = z.object({
  parcelId: z.uuid(),
  state: z.enum(parcelStates),
  carrier: z.string(),
  waybillNo: z.string(),
  shippedAt: instantSchema.nullable(),
  traceState: traceStateCode.nullable(),
  traceSub: traceSubCode.nullable(),
  expectedAt: instantSchema.nullable(),
  /** newest first */
  events: z.array(z.object({ at: instantSchema, text: z.string(), place: z.string() })),
});

export const deskAnswer = z.object({ code: z.string(), kind: z.enum(questionKindCodes), words });
export type DeskAnswer = z.output<typeof deskAnswer>;

export const deskOrder = z.object({
  ...orderHead,
  receivable: fenSchema,
  stage: z.enum(fulfillmentStages).nullable(),
  shipBy: instantSchema.nullable(),
  /** what being late would cost */
  atRisk: fenSchema,
  buyerMessage: z.string(),
  sellerMemo: z.string(),
  exceptions: z.array(z.enum(orderExceptionKinds)),
  parcels: z.array(deskParcel),
  requests: z.array(
    z.object({ id: z.uuid(), no: z.string(), kind: z.enum(requestKindCodes), state: z.enum(requestStates), askedAt: instantSchema }),
  ),
  answers: z.array(deskAnswer),
});
export type DeskOrder = z.output<typeof deskOrder>;

/** Everything of the buyer of an order: what they ordered in all shops that are the caller's, the asked one first. */
export const showBuyer = endpoint({
  method: 'GET',
  path: '/api/desk/orders/:orderId/buyer',
  permission: 'orders.display',
  title: { 'zh-CN': '买家的全部订单', en: 'All of a buyer' },
  input: z.object({ orderId }),
  output: z.object({
    /** masked; empty when the platform tells none */
    nick: z.string(),
    orders: z.array(deskOrder),
    isMore: z.boolean(),
    /** of the orders shown */
    paid: fenSchema,
    refundCount: z.int(),
  }),
});

/** Notes that an order was looked up or a question answered. Nothing else changes. */
export const noteAnswered = endpoint({
  method: 'POST',
  path: '/api/desk/orders/:orderId/answered',
  permission: 'orders.display',
  title: { 'zh-CN': '记录查单与回答', en: 'Note a look-up or an answer' },
  input: z.object({ orderId, kind: z.enum(questionKindCodes), code: z.string().max(80).default('') }),
  output: z.object({ done: z.literal(true) }),
});
