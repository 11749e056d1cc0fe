import { expect, test } from 'vitest';
import { fen } from '../kernel/money.ts';
import { paidOfLines } from './paid-of-lines.ts';
import { refundOfLines } from './refund-of-lines.ts';

const line = (refund: 'none' | 'requested' | 'refunded', isGift = false) => ({ refund, isGift });

test.each([
  ['nothing asked', [line('none'), line('none')], 'none'],
  ['one line asked for', [line('refunded'), line('requested')], 'requested'],
  ['one of two lines paid back', [line('refunded'), line('none')], 'partly_refunded'],
  ['all but the gift paid back', [line('refunded'), line('none', true)], 'refunded'],
] as const)('the refund of an order by its lines: %s', (_what, lines, refund) => expect(refundOfLines(lines)).toBe(refund));

test('a paid order has paid its lines, an unpaid one nothing, a deposit is shared by what the lines cost', () => {
  const dues = [fen(300), fen(100)];
  expect(paidOfLines('paid', fen(400), dues)).toEqual([300, 100]);
  expect(paidOfLines('unpaid', fen(0), dues)).toEqual([0, 0]);
  expect(paidOfLines('deposit_paid', fen(50), dues)).toEqual([38, 12]);
});
