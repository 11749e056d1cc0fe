import { expect, test } from 'vitest';
import {
  isTimesOnly,
  lineOfCode,
  parseDraft,
  readScan,
  sumOfDraft,
  withLine,
  withoutLine,
  withScanned,
  type ScanDraft,
} from './scan-draft.ts';

const empty: ScanDraft = { documentId: 'd', note: '', lines: [] };
const goods = (code: string) =>
  ({
    skuId: code,
    code,
    name: '',
    specification: '',
    barcode: `69${code}`,
    pictureUrl: '',
    isBundle: false,
    onHand: 7,
    reserved: 0,
    bin: '',
  }) as never;

test.each([
  ['6936001000001', { code: '6936001000001', quantity: 1 }],
  [' NBY-NK-1 ', { code: 'NBY-NK-1', quantity: 1 }],
  ['12*6936001000001', { code: '6936001000001', quantity: 12 }],
  ['12 × NBY-NK-1', { code: 'NBY-NK-1', quantity: 12 }],
  ['0*A', { code: 'A', quantity: 1 }],
  ['3X-LARGE', { code: '3X-LARGE', quantity: 1 }],
  ['   ', null],
])('a scan of "%s"', (text, scanned) => {
  expect(readScan(text)).toEqual(scanned);
});

test('Enter after “12*” waits for the code that is scanned next; a code that ends in a star is one', () => {
  for (const text of ['12*', ' 40 ＊ ', '6×']) expect([text, isTimesOnly(text)]).toEqual([text, true]);
  for (const text of ['', '12', 'A12*', '12*A', '1234567*']) expect([text, isTimesOnly(text)]).toEqual([text, false]);
});

test('each scan adds to its line, which comes to the top; what the books said is that of the first scan', () => {
  let draft = withScanned(empty, goods('A'), 1);
  draft = withScanned(draft, goods('B'), 12);
  const again = lineOfCode(draft, '69A');
  expect(again?.code).toBe('A');
  draft = withScanned(draft, again!, 2);
  expect(draft.lines.map(({ code, quantity, seen }) => [code, quantity, seen])).toEqual([
    ['A', 3, 7],
    ['B', 12, 7],
  ]);
  expect(sumOfDraft(draft)).toEqual({ skus: 2, pieces: 15 });
  expect(withLine(draft, 'B', { quantity: 0 }).lines[1]?.quantity).toBe(0);
  expect(withoutLine(draft, 'A').lines.map(({ code }) => code)).toEqual(['B']);
});

test('a draft survives the browser; what is none is forgotten', () => {
  const draft = withScanned(empty, goods('A'), 1);
  expect(parseDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  expect(parseDraft({ lines: 'none' })).toBeNull();
});
