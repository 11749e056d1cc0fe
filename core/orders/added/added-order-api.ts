import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { fenSchema } from '../../kernel/money.ts';
import { addedKinds } from '../order-kind.ts';
import type { OrderId } from '../order.ts';

const text = (most: number) => z.string().trim().max(most);
const needed = (most: number) => z.string().trim().min(1).max(most);

/** A receiver that somebody typed; of an order that follows another one it is left out, and the same receiver is meant. */
export const typedReceiver = z.object({
  name: needed(50),
  phone: needed(30),
  province: needed(30),
  city: needed(30),
  district: text(30).default(''),
  town: text(50).default(''),
  detail: needed(200),
});

/** So many pieces of a SKU, by its code; `paid` is what the buyer pays for all of them. */
export const addedLine = z.object({ sku: needed(60), quantity: z.int().min(1).max(9_999), paid: fenSchema.default(0 as never) });

/**
 * Adds an order of the merchant's own: goods sent again (补发), in exchange (换货), a copy, or one that came by phone. It runs
 * through audit, stock and shipping like any other; nothing is told to a platform.
 */
export const addOrder = endpoint({
  method: 'POST',
  path: '/api/orders/added',
  permission: 'orders.add',
  title: { 'zh-CN': '手工建单', en: 'Add an order' },
  input: z.object({
    kind: z.enum(addedKinds),
    /** the order that it follows; resending and exchanging need one */
    sourceOrderId: idSchema<OrderId>().nullable().default(null),
    /** whose order it is; left out where it follows one */
    shopId: idSchema<Id<'ShopId'>>().nullable().default(null),
    receiver: typedReceiver.nullable().default(null),
    lines: z.array(addedLine).min(1).max(100),
    memo: text(500).default(''),
    reason: needed(200).min(2),
    shipBy: instantSchema.nullable().default(null),
  }),
  output: z.object({ orderId: idSchema<OrderId>(), channelOrderNo: z.string() }),
});
