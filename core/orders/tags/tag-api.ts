import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema } from '../../kernel/id.ts';
import type { OrderId } from '../order.ts';
import { tagLengthLimit } from './order-tag.ts';

const tag = z.string().trim().min(1).max(tagLengthLimit);
const input = z.object({ orderIds: z.array(idSchema<OrderId>()).min(1).max(200), tag });
const output = z.object({ changedCount: z.int() });

/** Puts a tag on orders; no rule takes it off again. */
export const tagOrders = endpoint({
  method: 'POST',
  path: '/api/orders/tag',
  permission: 'orders.tag',
  title: { 'zh-CN': '打标签', en: 'Tag orders' },
  input,
  output,
});

/** Takes a tag off orders; no rule puts it on again. */
export const untagOrders = endpoint({
  method: 'POST',
  path: '/api/orders/untag',
  permission: 'orders.tag',
  title: { 'zh-CN': '去标签', en: 'Remove a tag' },
  input,
  output,
});

/** Tags that are in use, the most frequent of late first, for suggestions. */
export const listTags = endpoint({
  method: 'GET',
  path: '/api/orders/tags',
  permission: 'orders.display',
  title: { 'zh-CN': '标签', en: 'Tags' },
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ tag: z.string() })) }),
});
