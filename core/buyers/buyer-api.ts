import { z } from 'zod';
import { deskAnswer } from '../desk/desk-api.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { typedReceiver } from '../orders/added/added-order-api.ts';
import { orderLife, type OrderStatus } from '../orders/order-life.ts';
import type { OrderId } from '../orders/order.ts';
import { requestStates } from '../requests/request-life.ts';
import { traceStateCode } from '../tracking/trace-codes.ts';

/** Days that a link of ours opens its order. */
export const buyerLinkDays = 14;
/** Minutes for which an order stays open that was opened by number and phone. */
export const buyerPassMinutes = 30;

/** What a buyer may ask for without speaking to anybody. */
export const buyerKinds = ['change_address', 'cancel'] as const;
export type BuyerKind = (typeof buyerKinds)[number];

const token = z.string().min(1).max(80);

/** What a buyer sees: nothing personal but masked, nothing of the house's own troubles. */
export const buyerOrder = z.object({
  orderNo: z.string(),
  shopName: z.string(),
  status: z.enum(Object.keys(orderLife) as [OrderStatus, ...OrderStatus[]]),
  orderedAt: instantSchema,
  paid: fenSchema,
  goods: z.array(z.object({ title: z.string(), specification: z.string(), quantity: z.int(), pictureUrl: z.string() })),
  receiver: z.object({ name: z.string(), phone: z.string(), region: z.string() }),
  isConfirmed: z.boolean(),
  /** the same words as the service desk says */
  answers: z.array(deskAnswer),
  parcels: z.array(
    z.object({
      carrier: z.string(),
      waybillNo: z.string(),
      state: traceStateCode.nullable(),
      expectedAt: instantSchema.nullable(),
      events: z.array(z.object({ at: instantSchema, text: z.string(), place: z.string() })),
    }),
  ),
  may: z.object({ change_address: z.boolean(), cancel: z.boolean(), confirm: z.boolean() }),
  /** what was asked for, newest first */
  asked: z.array(z.object({ kind: z.enum(buyerKinds), state: z.enum(requestStates), askedAt: instantSchema })),
});
export type BuyerOrder = z.output<typeof buyerOrder>;

/** A link that shows an order to its buyer and nobody else's; for messages of the shop. */
export const makeBuyerLink = endpoint({
  method: 'POST',
  path: '/api/orders/:orderId/buyer-link',
  permission: 'requests.make',
  title: { 'zh-CN': '生成买家自助链接', en: 'Make a link for the buyer' },
  input: z.object({ orderId: idSchema<OrderId>() }),
  output: z.object({ url: z.string(), expiresAt: instantSchema }),
});

/** Opens an order by its number and the last four digits of its receiver's phone. */
export const openBuyerOrder = endpoint({
  method: 'POST',
  path: '/api/buyers/open',
  permission: 'public',
  title: { 'zh-CN': '买家查询订单', en: 'A buyer opens an order' },
  input: z.object({ orderNo: z.string().trim().min(1).max(64), phoneTail: z.string().regex(/^\d{4}$/) }),
  output: z.object({ token, order: buyerOrder }),
});

/** The order of a link, or of one that was opened before. A POST, so that no address bears what opens it. */
export const showBuyerOrder = endpoint({
  method: 'POST',
  path: '/api/buyers/show',
  permission: 'public',
  title: { 'zh-CN': '买家查看订单', en: 'A buyer looks at an order' },
  input: z.object({ token }),
  output: buyerOrder,
});

/** Asks for another address, or for not being sent the goods; the order is locked in the same moment. */
export const askAsBuyer = endpoint({
  method: 'POST',
  path: '/api/buyers/ask',
  permission: 'public',
  title: { 'zh-CN': '买家自助申请', en: 'A buyer asks for a change' },
  input: z.object({
    token,
    ask: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('change_address'), receiver: typedReceiver }),
      z.strictObject({ kind: z.literal('cancel') }),
    ]),
  }),
  output: buyerOrder,
});

/** Says that the receiver is right. */
export const confirmAsBuyer = endpoint({
  method: 'POST',
  path: '/api/buyers/confirm',
  permission: 'public',
  title: { 'zh-CN': '买家确认收货信息', en: 'A buyer confirms the receiver' },
  input: z.object({ token }),
  output: buyerOrder,
});
