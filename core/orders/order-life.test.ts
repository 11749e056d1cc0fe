import { unreachableStates } from '../kernel/life-cycle.ts';
import { expect, test } from 'vitest';
import type { OrderStates } from './order-content.ts';
import { firstStatus, followPlatform, orderLife, orderStatusWords, type OrderStatus } from './order-life.ts';

const states: OrderStates = { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' };

test('every status can be reached, and each has words', () => {
  expect(unreachableStates(orderLife, 'unpaid')).toEqual([]);
  expect(Object.keys(orderStatusWords)).toEqual(Object.keys(orderLife));
});

test.each<[string, Partial<OrderStates>, OrderStatus]>([
  ['unpaid', { payment: 'unpaid' }, 'unpaid'],
  ['with only the deposit paid', { payment: 'deposit_paid' }, 'unpaid'],
  ['paid', {}, 'received'],
  ['shipped in part', { shipping: 'partly_shipped' }, 'received'],
  ['shipped', { shipping: 'shipped' }, 'shipped'],
  ['signed for', { shipping: 'signed' }, 'shipped'],
  ['completed', { shipping: 'signed', closing: 'completed' }, 'completed'],
  ['canceled unpaid', { payment: 'unpaid', closing: 'canceled' }, 'canceled'],
])('an order that arrives %s begins there', (_how, change, status) => {
  expect(firstStatus({ ...states, ...change })).toBe(status);
});

test('an order follows its platform only along the table', () => {
  expect(followPlatform('unpaid', states)).toBe('received');
  expect(followPlatform('received', { ...states, closing: 'canceled' })).toBe('canceled');
  expect(followPlatform('canceled', states)).toBe('received');
  expect(followPlatform('received', { ...states, payment: 'unpaid' })).toBe('received');
  expect(followPlatform('completed', { ...states, shipping: 'shipped' })).toBe('completed');
});
