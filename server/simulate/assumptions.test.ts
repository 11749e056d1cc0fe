import { expect, test } from 'vitest';
import { assumptionRows, readAssumptions, usualAssumptions } from './assumptions.ts';

test('every assumption has a value in the bounds of its unit', () => {
  expect(readAssumptions(usualAssumptions).problems).toEqual([]);
  expect(Object.values(assumptionRows).every(({ words }) => words['zh-CN'] !== '' && words.en !== '')).toBe(true);
});

test('what is given counts, the rest stays as it is', () => {
  const { assumptions, problems } = readAssumptions({ ordersADay: 2_000 });
  expect(problems).toEqual([]);
  expect(assumptions).toEqual({ ...usualAssumptions, ordersADay: 2_000 });
});

test('a misspelled name, a text, a share of more than all and a look without a pause are told by name', () => {
  expect(readAssumptions({ ordersPerDay: 1, mispicks: 5.3, deskFrom: '8:30', lookMinutes: 0 }).problems).toEqual([
    { name: 'ordersPerDay', problem: 'unknown' },
    { name: 'mispicks', problem: 'out of range' },
    { name: 'deskFrom', problem: 'no number' },
    { name: 'lookMinutes', problem: 'out of range' },
  ]);
});
