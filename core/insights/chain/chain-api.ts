import { z } from 'zod';
import type { ShopId } from '../../channels/channel.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import type { OrderId } from '../../orders/order.ts';
import { chainLinkCodes } from './chain-link-code.ts';
import type { LinkState } from './chain-link.ts';

const link = z.enum(chainLinkCodes);
const orderId = idSchema<OrderId>();
const linkStates = ['ahead', 'done', 'held', 'waiting', 'broken'] as const satisfies readonly LinkState[];

export const chainStep = z.object({
  link,
  state: z.enum(linkStates),
  sinceAt: instantSchema.nullable(),
  doneAt: instantSchema.nullable(),
  tookMs: z.int().nullable(),
});

/** An order that is on its way through the house, with its whole chain. */
export const chainRow = z.object({
  orderId,
  channelOrderNo: z.string(),
  shopId: idSchema<ShopId>(),
  shopName: z.string(),
  paidAt: instantSchema,
  isBlocked: z.boolean(),
  steps: z.array(chainStep),
});
export type ChainRow = z.output<typeof chainRow>;

/** How each link stands over all orders under way, and the orders that have waited longest at one. */
export const watchChain = endpoint({
  method: 'GET',
  path: '/api/chain',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '链路监控', en: 'Chain watch' },
  input: z.object({ link: link.optional(), state: z.enum(['waiting', 'broken']).default('broken') }),
  output: z.object({
    asOf: instantSchema,
    links: z.array(
      z.object({ link, limitMinutes: z.int(), waitingCount: z.int(), brokenCount: z.int(), oldestAt: instantSchema.nullable() }),
    ),
    items: z.array(chainRow),
  }),
});
export type ChainWatch = z.output<typeof watchChain.output>;

/** The chain of one order; empty steps for one that never goes through the house. */
export const showChain = endpoint({
  method: 'GET',
  path: '/api/orders/:orderId/chain',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '订单链路', en: 'Chain of an order' },
  input: z.object({ orderId }),
  output: z.object({ steps: z.array(chainStep) }),
});

/** How long a link may take before somebody is told. */
export const setChainLimit = endpoint({
  method: 'POST',
  path: '/api/chain/limits',
  permission: 'fulfillment.set_up',
  title: { 'zh-CN': '设置链路时限', en: 'Set the limit of a link' },
  input: z.object({ link, minutes: z.int().min(1).max(20_160) }),
  output: z.object({ done: z.literal(true) }),
});
