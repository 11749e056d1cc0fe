import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';
import type { OrderStates } from './order-content.ts';

/** The main life of an order, as short as can be: payment, refund, shipping and the like are axes beside it. */
export const orderLife = lifeCycle({
  unpaid: { pay: 'received', ship_elsewhere: 'shipped', complete: 'completed', cancel: 'canceled' },
  received: { ship_elsewhere: 'shipped', complete: 'completed', cancel: 'canceled' },
  shipped: { complete: 'completed', cancel: 'canceled' },
  completed: { cancel: 'canceled' },
  // a platform takes a closing back when the buyer withdraws it
  canceled: { reopen: 'received', ship_elsewhere: 'shipped', complete: 'completed' },
});

export type OrderStatus = keyof typeof orderLife;

export const orderStatusWords = {
  unpaid: { 'zh-CN': '待付款', en: 'Unpaid' },
  received: { 'zh-CN': '待处理', en: 'Received' },
  shipped: { 'zh-CN': '已发货', en: 'Shipped' },
  completed: { 'zh-CN': '已完成', en: 'Completed' },
  canceled: { 'zh-CN': '已取消', en: 'Canceled' },
} as const satisfies Readonly<Record<OrderStatus, Words>>;

/** Where an order stands that comes to us in these states: a shop's history arrives long after it happened. */
export function firstStatus({ payment, shipping, closing }: OrderStates): OrderStatus {
  if (closing !== 'open') return closing;
  if (shipping === 'shipped' || shipping === 'signed') return 'shipped';
  return payment === 'paid' ? 'received' : 'unpaid';
}

/**
 * Where an order stands after its platform says something new. What the table does not allow leaves the status as it is:
 * the axes still show what the platform says.
 */
export function followPlatform(status: OrderStatus, states: OrderStates): OrderStatus {
  const target = firstStatus(states);
  return Object.values<OrderStatus>(orderLife[status]).includes(target) ? target : status;
}
