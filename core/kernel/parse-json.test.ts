import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

const agrees = (text: string): boolean => {
  const ours = outcome(() => parseJson(text));
  const theirs = outcome(() => JSON.parse(text, asWritten));
  return ours === theirs;
};

/** The language's own way to the digits: slower, and its errors repeat the text. */
const asWritten = (...[, value, context]: [string, unknown, { source: string }?]): unknown =>
  typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? context?.source : value;

const outcome = (parse: () => unknown): string => {
  try {
    return JSON.stringify(parse());
  } catch (fault) {
    return (fault as Error).name;
  }
};

describe('an order number beyond 2^53', () => {
  test.each([
    ['4176302981234567890', '4176302981234567890'],
    ['-9007199254740993', '-9007199254740993'],
    ['9007199254740991', 9_007_199_254_740_991],
    ['9007199254740992', '9007199254740992'],
    ['12345678901234567.25', '12345678901234567.25'],
    ['1e400', '1e400'],
    ['0.1', 0.1],
    ['99.50', 99.5],
  ])('%s keeps every digit', (written, read) => {
    expect(parseJson(`{"tid":${written}}`)).toEqual({ tid: read });
  });

  test('digits inside a text stay as they are', () => {
    expect(parseJson('{"content":"{\\"tid\\":4176302981234567890}"}')).toEqual({ content: '{"tid":4176302981234567890}' });
  });
});

test('everything else is read as the language reads it', () => {
  fc.assert(fc.property(fc.json(), fc.constantFrom(0, 1, 3), (text, indent) => agrees(spaced(text, indent))));
});

const spaced = (text: string, indent: number): string => JSON.stringify(JSON.parse(text), null, indent);

test('a damaged text is refused exactly when the language refuses it', () => {
  const damaged = fc.tuple(
    fc.json(),
    fc.nat(),
    fc.constantFrom('', '"', '\\', '{', ']', ',', ':', '-', '0', '.', 'e', '\n', 't', '\u0001'),
  );
  fc.assert(
    fc.property(damaged, ([text, place, junk]) => {
      const at = place % (text.length + 1);
      return agrees(text.slice(0, at) + junk + text.slice(at + 1));
    }),
    { numRuns: 2_000 },
  );
});

test('a key called __proto__ is only a key', () => {
  const read = parseJson('{"__proto__":{"isAdmin":true}}') as object;
  expect(Object.keys(read)).toEqual(['__proto__']);
  expect('isAdmin' in read).toBe(false);
});

test.each([
  ['', 0],
  ['{"phone":"13800001234"', 22],
  ['{"phone":"138000', 16],
  ['[1,2,]', 5],
  ['{"a":1}}', 7],
  ['<html>', 0],
])('what is wrong in %s is told by its position, without repeating the text', (text, at) => {
  expect(() => parseJson(text)).toThrow(new SyntaxError(`parseJson: no JSON at position ${at}`));
});

test('nesting without end is refused instead of filling the stack', () => {
  expect(() => parseJson('['.repeat(100_000))).toThrow(SyntaxError);
});
