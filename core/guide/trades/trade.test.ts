import { expect, test } from 'vitest';
import { merchantSettings } from '../../operations/merchant-setting.ts';
import { tradeCodes, tradeOf, trades, tradeSettings } from './trade.ts';

test('every trade is known again by what it sets, and one number changed by hand makes it nobody’s', () => {
  for (const code of tradeCodes) {
    const { start } = trades[code];
    expect(tradeOf(start)).toBe(code);
    expect(tradeOf({ ...start, settings: { ...start.settings, mergeMostOrders: 49 } })).toBeNull();
  }
});

test('a merchant whose parameter was taken away still has a trade', () => {
  expect(tradeOf({ ...trades.food.start, bulkQuantity: null })).toBe('food');
});

test('a merchant that never chose stands where 通用 begins', () => {
  for (const key of tradeSettings) expect(trades.general.start.settings[key]).toBe(merchantSettings[key].start);
});

test('what trades set is what the settings page would take', () => {
  for (const code of tradeCodes)
    for (const key of tradeSettings)
      expect([code, merchantSettings[key].schema.safeParse(trades[code].start.settings[key]).success]).toEqual([code, true]);
});
