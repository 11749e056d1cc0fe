import { z } from 'zod';
import { expect, test } from 'vitest';
import { pageInput, pageLimit, pageOf } from './page.ts';

const input = z.object(pageInput);

test('a list that is not told how much answers 50 rows from the start', () => expect(input.parse({})).toEqual({ limit: 50 }));

test('the number of rows may come as text of an address', () =>
  expect(input.parse({ limit: '20', after: 'x' })).toEqual({ limit: 20, after: 'x' }));

test.each([0, -1, 1.5, pageLimit + 1, 'many', 'Infinity'])('a page of %s rows is refused', (limit) => {
  expect(input.safeParse({ limit }).success).toBe(false);
});

test('the last page says that nothing follows', () => {
  const page = pageOf(z.string());
  expect(page.parse({ items: ['a'], next: null })).toEqual({ items: ['a'], next: null });
  expect(page.safeParse({ items: ['a'] }).success).toBe(false);
});
