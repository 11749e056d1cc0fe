import { expect, test } from 'vitest';
import { judgeTold } from './judge-told.ts';

type Order = Parameters<typeof judgeTold>[0];

const order = (shipping: Order['states']['shipping'], change: Partial<Order> = {}): Order => ({
  states: { payment: 'paid', shipping, refund: 'none', closing: 'open' },
  lines: [],
  shipments: [],
  ...change,
});
const whole = { waybillNo: 'YT1', lines: null, isUncertain: false };
const shipment = (waybillNo: string) => ({ carrierCode: 'YTO', waybillNo, lineNos: [] });

test.each([
  ['nothing is shipped', order('unshipped'), whole, 'tell'],
  ['our number is there', order('shipped', { shipments: [shipment('yt1')] }), whole, 'found_told'],
  ['another number is there', order('shipped', { shipments: [shipment('SF2')] }), whole, 'shipped_otherwise'],
  ['it is shipped, no number is shown, and we never asked', order('shipped'), whole, 'shipped_otherwise'],
  ['it is shipped, no number is shown, and we were asking', order('shipped'), { ...whole, isUncertain: true }, 'found_told'],
  [
    'another number is there although we were asking',
    order('shipped', { shipments: [shipment('SF2')] }),
    { ...whole, isUncertain: true },
    'shipped_otherwise',
  ],
  ['a part of it is shipped', order('partly_shipped'), whole, 'tell'],
  [
    'it is closed',
    order('unshipped', { states: { payment: 'paid', shipping: 'unshipped', refund: 'refunded', closing: 'canceled' } }),
    whole,
    'order_closed',
  ],
] as const)('when %s there, the verdict fits', (_when, there, notice, verdict) => expect(judgeTold(there, notice)).toBe(verdict));

test('a line that is shipped there is not told again, another one is', () => {
  const lines = [
    { lineNo: '1', shipping: 'shipped' },
    { lineNo: '2', shipping: 'unshipped' },
  ] as unknown as Order['lines'];
  const there = order('partly_shipped', { lines, shipments: [shipment('SF2')] });
  const of = (lineNo: string) => ({ ...whole, lines: [{ lineNo, quantity: 1, remaining: 0 }] });
  expect(judgeTold(there, of('1'))).toBe('shipped_otherwise');
  expect(judgeTold(there, of('2'))).toBe('tell');
});
