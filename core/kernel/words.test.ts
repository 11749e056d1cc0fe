import { expect, test } from 'vitest';
import { kernelRefusals } from './kernel-refusal.ts';
import { say } from './words.ts';

const held = { 'zh-CN': '订单 {orderNo} 已拦截，共 {count} 个原因。', en: 'Order {orderNo} is held for {count} reasons.' };

test('a text is said in the language of the reader with its values', () => {
  expect(say(held, 'zh-CN', { orderNo: 'A-1', count: 2 })).toBe('订单 A-1 已拦截，共 2 个原因。');
  expect(say(held, 'en', { orderNo: 'A-1', count: 0 })).toBe('Order A-1 is held for 0 reasons.');
});

test('a mark without a value stays visible', () => {
  expect(say(held, 'en', { orderNo: 'A-1' })).toBe('Order A-1 is held for {count} reasons.');
  expect(say({ 'zh-CN': '', en: '{constructor}' }, 'en')).toBe('{constructor}');
});

test('a value is said as it is, not read as another mark or a pattern', () => {
  expect(say(held, 'en', { orderNo: '{count} $& $1', count: 1 })).toBe('Order {count} $& $1 is held for 1 reasons.');
});

test('a refusal tells the reader what to do in each language', () => {
  const words = kernelRefusals['rate.limited'];
  expect(say(words, 'zh-CN', { retryAfterSeconds: 30 })).toBe('操作太频繁，请 30 秒后再试。');
  expect(say(words, 'en', { retryAfterSeconds: 30 })).toBe('Too many attempts. Try again in 30 seconds.');
});
