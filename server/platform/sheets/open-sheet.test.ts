import { utils, write, type WorkBook } from '@e965/xlsx';
import { Refused } from '@zhidan/core/kernel/result.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { Readable } from 'node:stream';
import { gathered } from '../../testing/gathered.ts';
import { openSheet } from './open-sheet.ts';
import { bytesSource, type SheetSource } from './sheet-source.ts';
import { writeSheet } from './write-sheet.ts';

const text = '订单编号,收货人,备注\r\n="4176302981234567890",张三,"急,急"\r\n="4176302981234567891",李四,𠀀野家\r\n';
/** The same text in GB18030; 𠀀 takes four bytes there. */
const gb18030 = Buffer.from(
  'b6a9b5a5b1e0bac52ccad5bbf5c8cb2cb1b8d7a20d0a3d2234313736333032393831323334353637383930222cd5c5c8fd2c22bcb12cbcb1220d0a3d2234313736333032393831323334353637383931222cc0eecbc42c95328236d2b0bcd20d0a',
  'hex',
);

async function cellsOf(source: SheetSource, sheetName?: string): Promise<(readonly string[])[]> {
  const book = await openSheet(source);
  return (await gathered(book.rows(sheetName))).flat().map(({ cells }) => cells);
}

/** A source that hands its bytes on in small parts, as the network and the database do. */
function inParts(content: Uint8Array, size: number): SheetSource {
  return {
    byteCount: content.length,
    async *bytes({ start, end } = { start: 0, end: content.length }) {
      for (let at = start; at < end; at += size) yield content.subarray(at, Math.min(end, at + size));
    },
  };
}

test.each([
  ['UTF-8', 'utf-8', Buffer.from(text)],
  ['UTF-8 with a mark', 'utf-8', Buffer.from(`\uFEFF${text}`)],
  ['GB18030', 'gb18030', gb18030],
  ['UTF-16 as Excel writes it', 'utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16, the other way round', 'utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
])('a file in %s is recognised and read, however it is cut up', async (_name, encoding, content) => {
  expect((await openSheet(bytesSource(content))).encoding).toBe(encoding);
  for (const size of [1, 7, 100_000])
    expect(await cellsOf(inParts(content, size))).toEqual([
      ['订单编号', '收货人', '备注'],
      ['="4176302981234567890"', '张三', '急,急'],
      ['="4176302981234567891"', '李四', '𠀀野家'],
    ]);
});

test('a file whose first Chinese character stands at its end is still recognised', async () => {
  const ascii = 'id,name\n'.repeat(20_000);
  expect((await openSheet(bytesSource(Buffer.concat([Buffer.from(ascii), Buffer.from('单')])))).encoding).toBe('utf-8');
  expect((await openSheet(bytesSource(Buffer.concat([Buffer.from(ascii), Buffer.from([0xb5, 0xa5])])))).encoding).toBe('gb18030');
});

test('tabs and semicolons part cells as well, and a comma inside them does not', async () => {
  expect(await cellsOf(bytesSource(Buffer.from('a\tb,c\td\n1\t2,3\t4')))).toEqual([
    ['a', 'b,c', 'd'],
    ['1', '2,3', '4'],
  ]);
  expect(await cellsOf(bytesSource(Buffer.from('a;b\n1;2')))).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

function aBook(): WorkBook {
  const sheet = utils.aoa_to_sheet([
    ['订单号', '金额', '时间', '日期', '备注'],
    ['4176302981234567890', 12.5, null, null, '第一行\n第二行'],
    [4.17630298123457e18, 0.1 + 0.2, null, null, 'a&b <c> "d"'],
    [],
    ['最后', -3, null, null, true],
  ]);
  sheet['C2'] = { t: 'n', v: 46_337.5, z: 'yyyy/m/d h:mm' };
  sheet['D2'] = { t: 'n', v: 46_337, z: 'yyyy"年"m"月"d"日"' };
  return { SheetNames: ['说明', '订单报表'], Sheets: { 说明: utils.aoa_to_sheet([['请看第二张表']]), 订单报表: sheet } };
}

test.each([
  ['xlsx', { bookType: 'xlsx', bookSST: true }],
  ['xlsx', { bookType: 'xlsx', bookSST: false }],
  ['xls', { bookType: 'biff8' }],
] as const)('a workbook (%s) written by another program shows what a person sees in it', async (kind, options) => {
  const content = write(aBook(), { type: 'buffer', ...options }) as Buffer;
  const book = await openSheet(inParts(content, 1_000));
  expect([book.kind, book.sheetNames]).toEqual([kind, ['说明', '订单报表']]);
  const rows = (await gathered(book.rows('订单报表'))).flat().filter(({ cells }) => cells.some(Boolean));
  expect(rows.map(({ number, cells }) => [number, ...cells])).toEqual([
    [1, '订单号', '金额', '时间', '日期', '备注'],
    [2, '4176302981234567890', '12.5', '2026-11-11 12:00:00', '2026-11-11', '第一行\n第二行'],
    [3, '4.17630298123457E+18', '0.3', '', '', 'a&b <c> "d"'], // the digits are lost, and it shows
    [5, '最后', '-3', '', '', 'TRUE'],
  ]);
});

test('an HTML table that calls itself .xls keeps its long numbers', async () => {
  const page = '<html><meta charset="utf-8"><table><tr><th>订单号</th></tr><tr><td>4176302981234567890</td></tr></table></html>';
  const book = await openSheet(bytesSource(Buffer.from(page)));
  expect([book.kind, await cellsOf(bytesSource(Buffer.from(page)))]).toEqual(['html', [['订单号'], ['4176302981234567890']]]);
});

test('whatever we write we read again', async () => {
  const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), async (given) => {
      async function* rows(): AsyncGenerator<readonly string[]> {
        yield* given;
      }
      const ask = { name: 'x', columns: [{ title: 'a' }, { title: 'b' }], rows: rows() };
      const content = Buffer.concat(await gathered(writeSheet(ask)));
      expect((await cellsOf(bytesSource(content))).slice(1)).toEqual(given);
    }),
    { numRuns: 40 },
  );
});

async function aZip(...names: readonly string[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const name of names) zip.addBuffer(Buffer.from('x'), name);
  zip.end();
  return Buffer.concat((await gathered(zip.outputStream as Readable)) as Buffer[]);
}

test.each([
  ['a picture', async () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'sheet.not_a_sheet'],
  ['an archive with files in it', () => aZip('订单1.csv', '订单2.csv'), 'sheet.zip_of_others'],
  ['half of a workbook', async () => (write(aBook(), { type: 'buffer', bookType: 'xlsx' }) as Buffer).subarray(0, 2_000), 'sheet.damaged'],
  ['half of an old workbook', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'sheet.damaged'],
  [
    'a workbook with a password',
    async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000), Buffer.from('EncryptedPackage', 'utf16le')]),
    'sheet.locked',
  ],
])('%s is refused with what to do', async (_what, content, code) => {
  const refused: unknown = await openSheet(bytesSource(await content())).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refused);
  expect((refused as Refused).refusal.code).toBe(code);
});
