import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keywordScan } from './keyword-scan.ts';

const text = fc.string({ unit: fc.constantFrom('临', '时', '驻', 'a', 'b', '𠮷', '%'), maxLength: 12 });
const word = fc.string({ unit: fc.constantFrom('临', '时', '驻', 'a', 'b', '𠮷', '%'), minLength: 1, maxLength: 4 });

test('one scan for many word lists finds what looking for each word by itself finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      fc.array(text),
      (lists, texts) => {
        const scan = keywordScan();
        const numbers = lists.map((list) => scan.add(list));
        for (const each of texts)
          expect(numbers.map((list) => scan.finds(each, list))).toEqual(lists.map((list) => list.some((one) => each.includes(one))));
      },
    ),
    { numRuns: 500 },
  );
});

test('the same words are one list, however often rules name them', () => {
  const scan = keywordScan();
  expect([scan.add(['甲', '乙']), scan.add(['丙']), scan.add(['乙', '甲'])]).toEqual([0, 1, 0]);
});

test('a list that is added after a scan is found in the same text', () => {
  const scan = keywordScan();
  const first = scan.add(['北']);
  expect(scan.finds('北仑', first)).toBe(true);
  expect(scan.finds('北仑', scan.add(['仑']))).toBe(true);
});
