import { expect, test } from 'vitest';
import { fen } from '../kernel/money.ts';
import { amountBreaks } from './amount-break.ts';
import type { ChannelAmounts, ChannelOrder, ChannelOrderLine } from './channel-order.ts';

const amounts = (list: number, merchantDiscount: number, postage: number): ChannelAmounts => ({
  list: fen(list),
  merchantDiscount: fen(merchantDiscount),
  platformDiscount: fen(0),
  otherDiscount: fen(0),
  postage: fen(postage),
  paid: fen(list - merchantDiscount + postage),
  receivable: fen(list - merchantDiscount + postage),
});

const paid = { payment: 'paid' } as ChannelOrder['states'];
const line = (of: ChannelAmounts): ChannelOrderLine => ({ amounts: of }) as ChannelOrderLine;

test('an order whose lines add up has no break, wherever the postage lies', () => {
  const order = amounts(10_000, 1_000, 800);
  expect(amountBreaks({ amounts: order, lines: [line(amounts(6_000, 600, 0)), line(amounts(4_000, 400, 0))], states: paid })).toEqual([]);
  expect(amountBreaks({ amounts: order, lines: [line(amounts(6_000, 600, 800)), line(amounts(4_000, 400, 0))], states: paid })).toEqual([]);
});

test('a fen that is missing in one line is told with both sums', () => {
  expect(amountBreaks({ amounts: amounts(10_000, 0, 0), lines: [line(amounts(9_999, 0, 0))], states: paid })).toEqual([
    { rule: 'lines.list', platform: 10_000, computed: 9_999 },
    { rule: 'lines.paid', platform: 10_000, computed: 9_999 },
    { rule: 'lines.receivable', platform: 10_000, computed: 9_999 },
  ]);
});

test('a deposit is not expected to pay for everything, but more than everything is a break', () => {
  const deposit = { ...amounts(10_000, 0, 0), paid: fen(2_000) };
  const states = { payment: 'deposit_paid' } as ChannelOrder['states'];
  expect(amountBreaks({ amounts: deposit, lines: [line(deposit)], states })).toEqual([]);
  const tooMuch = { ...deposit, paid: fen(10_001) };
  expect(amountBreaks({ amounts: tooMuch, lines: [line(tooMuch)], states }).map(({ rule }) => rule)).toEqual(['order.paid']);
});
