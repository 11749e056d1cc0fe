import { z } from 'zod';
import { startingRoles, type StartingRole } from '../../identity/role.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { orderExceptionKinds } from '../order-exception.ts';
import type { OrderId } from '../order.ts';

const orderId = idSchema<OrderId>();
const shopId = idSchema<Id<'ShopId'>>();
const kind = z.enum(orderExceptionKinds);
const reason = z.string().trim().min(2).max(200);
const detail = z.record(z.string(), z.union([z.string(), z.number()]));
const owner = z.enum(Object.keys(startingRoles) as [StartingRole, ...StartingRole[]]);

/** Orders that one command takes. */
export const bulkLimit = 200;

/** How many orders wait for what, of the caller's shops; and since when the first does. */
export const countExceptions = endpoint({
  method: 'GET',
  path: '/api/order-exceptions/counts',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '各类异常数', en: 'Exceptions by kind' },
  input: z.object({ shopId: shopId.optional() }),
  output: z.object({
    kinds: z.array(z.object({ kind, count: z.int(), oldestAt: instantSchema })),
    holdCount: z.int(),
    /** forced today, by the calendar of Shanghai */
    forcedToday: z.int(),
  }),
});

export const exceptionRow = z.object({
  id: idSchema<Id<'OrderExceptionId'>>(),
  orderId,
  orderNo: z.string(),
  shopId,
  kind,
  detail,
  openedAt: instantSchema,
  shipBy: instantSchema.nullable(),
});
export type ExceptionRow = z.output<typeof exceptionRow>;

/** Open exceptions, the oldest first. */
export const listExceptions = endpoint({
  method: 'GET',
  path: '/api/order-exceptions',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '异常订单', en: 'Orders with exceptions' },
  input: z.object({
    ...pageInput,
    kind: kind.optional(),
    owner: owner.optional(),
    shopId: shopId.optional(),
    /** a whole order number */
    search: z.string().trim().min(1).max(64).optional(),
  }),
  output: pageOf(exceptionRow),
});

export const forcedRow = z.object({
  ...exceptionRow.shape,
  forcedAt: instantSchema,
  forcedBy: z.string(),
  reason: z.string(),
});
export type ForcedRow = z.output<typeof forcedRow>;

/** What people let go although it still held, newest first. `from` and `to` are moments; without them all. */
export const listForced = endpoint({
  method: 'GET',
  path: '/api/order-exceptions/forced',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '强制放行日报', en: 'Forced orders' },
  input: z.object({ ...pageInput, from: instantSchema.optional(), to: instantSchema.optional() }),
  output: pageOf(forcedRow),
});

/** Ends exceptions that nothing but a person ends. All or none. */
export const clearByHand = endpoint({
  method: 'POST',
  path: '/api/order-exceptions/clear',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '解除异常', en: 'Clear exceptions' },
  input: z.object({ exceptions: z.array(z.object({ orderId, kind })).min(1).max(bulkLimit), reason }),
  output: z.object({ clearedCount: z.int() }),
});

/** Lets an order go on although these exceptions still hold. */
export const forceRelease = endpoint({
  method: 'POST',
  path: '/api/orders/:orderId/force-release',
  permission: 'fulfillment.force',
  title: { 'zh-CN': '强制放行', en: 'Force an order to go on' },
  input: z.object({ orderId, kinds: z.array(kind).min(1), reason }),
  output: z.object({}),
});

/** `hand` places one hold an order; placed anew it takes the new end and reason. */
export const holdOrders = endpoint({
  method: 'POST',
  path: '/api/orders/hold',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '挂起订单', en: 'Put orders on hold' },
  input: z.object({ orderIds: z.array(orderId).min(1).max(bulkLimit), reason, until: instantSchema.nullable() }),
  output: z.object({}),
});

/** Ends a hold, whoever placed it. */
export const endHold = endpoint({
  method: 'POST',
  path: '/api/orders/end-hold',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '解除挂起', en: 'End a hold' },
  input: z.object({ orderIds: z.array(orderId).min(1).max(bulkLimit), source: z.string().min(1).max(100), reason }),
  output: z.object({}),
});
