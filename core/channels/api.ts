import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { orderRoads, type OrderRoad } from '../orders/order.ts';
import type { ShopId } from './channel.ts';

const orderId = idSchema<Id<'OrderId'>>();
const json = z.record(z.string(), z.json());

/** The caller's shops by name, for whoever sees orders: nothing of how they are connected. */
export const listShopNames = endpoint({
  method: 'GET',
  path: '/api/shops/names',
  permission: 'orders.display',
  title: { 'zh-CN': '店铺名称', en: 'Names of shops' },
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ id: idSchema<ShopId>(), name: z.string(), channel: z.string() })) }),
});

export const channelOrderView = z.object({
  channelOrderNo: z.string(),
  road: z.enum(Object.keys(orderRoads) as [OrderRoad, ...OrderRoad[]]),
  /** the platform's own modified time */
  modifiedAt: instantSchema,
  /** when the platform was asked for it */
  readAt: instantSchema,
  receivedAt: instantSchema,
  /** the document shows a receiver in plain text, so seeing it takes a reason */
  isSealed: z.boolean(),
  /** null while it is sealed */
  document: json.nullable(),
});

/** The platform's document behind an order, as it came: the newest one, on which our reading rests. */
export const showChannelOrder = endpoint({
  method: 'GET',
  path: '/api/orders/:orderId/channel-order',
  permission: 'orders.display',
  title: { 'zh-CN': '平台原始单据', en: "The platform's document" },
  input: z.object({ orderId }),
  output: channelOrderView,
});

/** A sealed document; who saw it, and why, is journaled. */
export const revealChannelOrder = endpoint({
  method: 'POST',
  path: '/api/orders/:orderId/reveal-channel-order',
  permission: 'personal_data.reveal',
  title: { 'zh-CN': '查看完整的平台单据', en: "See the platform's document in full" },
  input: z.object({ orderId, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ document: json }),
});
