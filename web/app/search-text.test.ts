import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './search-text.ts';

test.each([['123e45'], ['4176302981234567890123'], ['0123'], ['6aZ-_x'], ['1.0'], ['7']])(
  'a code that a platform puts into the address keeps every letter: %s',
  (code) => {
    const { code: read } = parseSearch(`?code=${code}&state=s`) as { code: string | number };
    expect(String(read)).toBe(code);
    expect(new URLSearchParams(stringifySearch({ code: read })).get('code')).toBe(code);
  },
);

test('filters of a page come back as they went', () => {
  const search = { shopId: '019a0000-1234-7abc-8def-0123456789ab', tab: 'dead', flags: ['a', 'b'], text: '"quoted"', yes: true };
  expect(parseSearch(stringifySearch(search))).toEqual(search);
});
