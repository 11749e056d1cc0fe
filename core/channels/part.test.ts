import { expect, test } from 'vitest';
import { read, type Part } from './part.ts';

const order: Part = {
  at: 'trade.',
  fields: {
    tid: '4176302981234567890',
    num: 2,
    payment: '257.00',
    created: '2026-11-10 23:58:01',
    pay_time: '0001-01-01 00:00:00',
    update_time: 1_794_360_600,
    finish_time: 0,
    is_gift: 1,
    title: null,
    orders: [{ oid: 7 }],
    oids: [1, '2'],
    broken: { fee: '1.5元', at: 'yesterday', num: 1.5, orders: [3] },
    new_flag: true,
  },
};

test('fields are read as what they mean, and an absent one is empty', () => {
  expect(read.text(order, 'num')).toBe('2');
  expect(read.text(order, 'title')).toBe('');
  expect(read.yuan(order, 'payment')).toBe(25_700);
  expect(read.yuanOrNull(order, 'post_fee')).toBeNull();
  expect(read.isTrue(order, 'is_gift')).toBe(true);
  expect(read.shanghai(order, 'created')).toBe('2026-11-10T15:58:01.000Z');
  expect(read.seconds(order, 'update_time')).toBe('2026-11-11T01:30:00.000Z');
  expect(read.parts(order, 'orders')).toEqual([{ at: 'trade.orders.0.', fields: { oid: 7 } }]);
  expect(read.texts(order, 'oids')).toEqual(['1', '2']);
});

test('the year 1 and the second 0 mean "not yet"', () => {
  expect([read.shanghai(order, 'pay_time'), read.seconds(order, 'finish_time')]).toEqual([null, null]);
});

test.each([
  ['trade.sid: is missing', () => read.needText(order, 'sid')],
  ['trade.broken: is no text', () => read.text(order, 'broken')],
  ['trade.broken.fee: is no amount in yuan', () => read.yuan(read.part(order, 'broken'), 'fee')],
  ['trade.broken.at: is no moment', () => read.shanghai(read.part(order, 'broken'), 'at')],
  ['trade.broken.num: is no whole number', () => read.fen(read.part(order, 'broken'), 'num')],
  ['trade.broken.orders.0: is no object', () => read.parts(read.part(order, 'broken'), 'orders')],
])('what cannot be read is named: %s', (words, reading) => {
  expect(reading).toThrow(new RangeError(words));
});

test('a field nobody told us about is kept under its whole path', () => {
  const known = new Set(Object.keys(order.fields).filter((name) => name !== 'new_flag'));
  expect(read.unknown(order, known)).toEqual({ 'trade.new_flag': true });
});
