import { expect, test } from 'vitest';
import { ok, orRefuse, refuse, Refused } from './result.ts';

test('a decision that went well gives its value', () => expect(orRefuse(ok(7))).toBe(7));

test('a refusal on its way out is an error with its code and values', () => {
  const decide = () => orRefuse(refuse('order.not_holdable', { orderNo: 'A-1' }));
  expect(decide).toThrow(Refused);
  expect(decide).toThrow(expect.objectContaining({ name: 'Refused', refusal: { code: 'order.not_holdable', values: { orderNo: 'A-1' } } }));
});

test('the message of a refusal is its code alone: its values may be personal and messages are logged', () => {
  expect(new Refused('recipient.unknown', { phone: '13812345678' }).message).toBe('recipient.unknown');
});
