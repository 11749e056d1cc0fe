import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvReader } from './csv-reader.ts';

/** The cells of a text that comes in pieces of a size. */
function cellsOf(text: string, delimiter = ',', size = text.length + 1): (readonly string[])[] {
  const reader = csvReader(delimiter);
  const rows = Array.from({ length: Math.ceil(text.length / size) }, (_, at) => reader.push(text.slice(at * size, (at + 1) * size)));
  return [...rows.flat(), ...reader.end()].map(({ cells }) => cells);
}

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', '\t', '\n', '\r', '=', ' ', '单', 'a'), maxLength: 8 }),
);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('what is written with quotes comes back as it was, whatever it holds and however the file is cut up', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', '\t', ';'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 9 }),
      (rows, delimiter, lineEnd, size) => {
        const text = rows.map((cells) => cells.map(quoted).join(delimiter)).join(lineEnd);
        expect(cellsOf(text, delimiter, size)).toEqual(rows);
        expect(cellsOf(text + lineEnd, delimiter, size)).toEqual(rows);
      },
    ),
  );
});

test('how a file is cut up never changes what is read, not even of a file full of mistakes', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', 'x', '1'), maxLength: 40 }),
      fc.integer({ min: 1, max: 7 }),
      (text, size) => {
        const read = (pieces: number): unknown => {
          try {
            return cellsOf(text, ',', pieces);
          } catch (error) {
            return (error as Error).message;
          }
        };
        expect(read(size)).toEqual(read(text.length + 1));
      },
    ),
  );
});

test.each([
  ['a formula around an order number', 'a,="4176302981234567890",b', [['a', '="4176302981234567890"', 'b']]],
  ['a formula with a comma inside', '="1,5",b', [['="1,5"', 'b']]],
  ['a formula that was quoted', '"=""4176""",b', [['="4176"', 'b']]],
  ['a tab inside quotes', '"\t6917",b', [['\t6917', 'b']]],
  ['a quote inside a cell', '5" 水管,b', [['5" 水管', 'b']]],
  ['text after a closing quote', '"a"x,b', [['ax', 'b']]],
  ['an empty line, which counts as a row', 'a\n\nb', [['a'], [''], ['b']]],
  ['a delimiter at the end', 'a,b,\n', [['a', 'b', '']]],
  ['a delimiter as the last mark of the file', 'a,b,', [['a', 'b', '']]],
  ['nothing', '', []],
])('%s is read as people mean it', (_what, text, rows) => {
  expect(cellsOf(text)).toEqual(rows);
  expect(cellsOf(text, ',', 1)).toEqual(rows);
});

test('a quote that never ends names its row instead of swallowing the file', () => {
  const text = `a,b\nc,"d\n${'e,f\n'.repeat(5)}`;
  expect(() => cellsOf(text)).toThrow(expect.objectContaining({ refusal: { code: 'sheet.quote_open', values: { row: 2 } } }));
  const endless = `a\n"b${',x\n'.repeat(200_000)}`;
  expect(() => csvReader(',').push(endless)).toThrow('sheet.quote_open');
});
