import { saveFeeTable, type FeeTableRow } from '@zhidan/core/allocation/fee-api.ts';
import { localDate } from '@zhidan/core/kernel/local-date.ts';
import { expect, test } from 'vitest';
import { contentOf, feeFields, nearestFee, startFields } from './fee-fields.ts';

const content = saveFeeTable.input.parse({
  ...contentOf({ ...startFields(localDate('2026-11-22')), name: '中通', carrier: 'ZTO' }),
  volumeDivisor: 8_000,
  surcharges: [{ regions: ['上海市'], fee: 50 }],
});

test('a table survives the form unchanged: every way to price, fen and grams exact, the whole country too', () => {
  const priced = (pricing: object, name: string) => ({ name, regions: [name], pricing, minFee: 5, maxFee: 1_999, etaDays: [1, 2] });
  const groups = [
    priced({ by: 'weight', firstGram: 500, firstFee: 1_099, stepGram: 100, stepFee: 7 }, '浙江省'),
    priced({ by: 'bands', bands: [{ upToGram: 300, fee: 229 }, { upToGram: 1_000, fee: 305 }], stepGram: 1_000, stepFee: 81 }, '江苏省'), // prettier-ignore
    priced({ by: 'pieces', firstPieces: 2, firstFee: 500, stepPieces: 3, stepFee: 200 }, '上海市'),
    priced({ by: 'quote' }, '全国'),
  ];
  const table = { ...content, groups } as unknown as FeeTableRow;
  const { feeTableId: _id, seen: _seen, ...same } = saveFeeTable.input.parse(contentOf({ ...feeFields(table), carrier: 'ZTO' }));
  const { feeTableId: _none, seen: _zero, ...before } = content;
  expect(same).toEqual({ ...before, groups });
  expect(feeFields({ ...table, groups: [{ ...groups[3], regions: [''] }] } as never).groups[0]?.regions).toEqual(['全国']);
});

test('a list shows the lowest price of a table', () => {
  expect(nearestFee(content as never)).toBe(300);
  expect(nearestFee({ groups: [] })).toBeNull();
});
