import { expect, test } from 'vitest';
import { keepTogether } from './keep-together.ts';

test('what comes while something is being kept is kept together after it, and nobody hears of a fault of another', async () => {
  const kept: (readonly string[])[] = [];
  const first = Promise.withResolvers<void>();
  const keep = keepTogether<string>(async (items) => {
    kept.push(items);
    if (items.includes('a')) await first.promise;
    if (items.includes('b')) throw new Error('b is refused');
  });
  const outcomes = ['a', 'b', 'c'].map((one) => keep([one]).then(() => one, String));
  expect(kept).toEqual([['a']]);
  first.resolve();
  expect(await Promise.all(outcomes)).toEqual(['a', 'Error: b is refused', 'c']);
  await keep(['d']);
  expect(kept).toEqual([['a'], ['b', 'c'], ['b'], ['c'], ['d']]);
});
