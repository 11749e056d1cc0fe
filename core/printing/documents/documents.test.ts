import { expect, test } from 'vitest';
import { goodsSummary } from './goods-summary.ts';
import { privateParty } from './label.ts';
import { pickOrder, type PickLine } from './pick-list.ts';

const goods = (name: string, quantity: number, specification = '') => ({ name, specification, quantity });

test('the same goods are one line, most pieces first', () => {
  expect(goodsSummary([goods('围兜', 1), goods('奶粉', 1, '800g'), goods('奶粉', 2, '800g')], 5)).toEqual(['奶粉 800g ×3', '围兜 ×1']);
});

test('what does not fit is counted, so that the sum of the label is the sum of the parcel', () => {
  expect(goodsSummary([goods('甲', 9), goods('乙', 3), goods('丙', 2), goods('丁', 1)], 2)).toEqual(['甲 ×9', '…另 3 种 ×6']);
});

test('a label hides name and number in part', () => {
  expect(privateParty({ name: '王小明', phone: '13800138000', address: '浙江省' })).toEqual({
    name: '王**',
    phone: '138****8000',
    address: '浙江省',
  });
});

const line = (bin: string, code: string, quantity = 1): PickLine => ({ bin, code, name: code, specification: '', barcode: '', quantity });

test('picking is one walk: bins by their numbers, goods without a bin last, the same goods once', () => {
  const walk = pickOrder([line('', 'X'), line('A-10', 'B'), line('A-2', 'C'), line('A-10', 'A'), line('A-2', 'C', 3)]);
  expect(walk.map(({ bin, code, quantity }) => [bin, code, quantity])).toEqual([
    ['A-2', 'C', 4],
    ['A-10', 'A', 1],
    ['A-10', 'B', 1],
    ['', 'X', 1],
  ]);
});
