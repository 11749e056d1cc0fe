import { read, utils, type WorkBook } from '@e965/xlsx';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gathered } from '../../testing/gathered.ts';
import { writeSheet, type SheetCell } from './write-sheet.ts';

async function* each(rows: readonly (readonly SheetCell[])[]): AsyncGenerator<readonly SheetCell[]> {
  yield* rows;
}

async function written(columns: readonly string[], rows: readonly (readonly SheetCell[])[], name = '订单'): Promise<WorkBook> {
  const ask = { name, columns: columns.map((title) => ({ title })), rows: each(rows) };
  return read(Buffer.concat(await gathered(writeSheet(ask))));
}

/** The cells as another program reads them. */
function cellsOf(book: WorkBook, sheet = book.SheetNames[0] ?? ''): unknown[][] {
  return utils.sheet_to_json(book.Sheets[sheet] ?? {}, { header: 1, raw: true });
}

test('an order number of 19 digits keeps every digit, an amount is a number in yuan', async () => {
  const book = await written(['订单号', '实付', '件数'], [['4176302981234567890', { yuan: 12_345 }, 3]]);
  expect(cellsOf(book)).toEqual([
    ['订单号', '实付', '件数'],
    ['4176302981234567890', 123.45, 3],
  ]);
});

test.each(['=1+1', '+8613800001234', '-5', '@SUM(A1)', '=HYPERLINK("http://evil.example","点我")', '\t=1'])(
  'what a buyer writes is never a formula: %s',
  async (text) => {
    const book = await written(['留言'], [[text]]);
    const cell = book.Sheets['订单']?.['A2'] as { t: string; v: string; f?: string };
    expect([cell.t, cell.v, cell.f]).toEqual(['s', text, undefined]);
  },
);

test('any text comes back as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 5 }),
      async (texts) => {
        const book = await written(
          ['备注'],
          texts.map((text) => [text]),
        );
        expect(
          cellsOf(book)
            .slice(1)
            .map(([text]) => text),
        ).toEqual(texts);
      },
    ),
    { numRuns: 60 },
  );
});

test('a name that Excel would refuse becomes one that it takes', async () => {
  expect((await written(['a'], [], '导出[2026/11/11]：一个特别长的名字一个特别长的名字一个特别长的名字')).SheetNames).toEqual([
    '导出 2026 11 11 ：一个特别长的名字一个特别长的名字',
  ]);
});

test('rows beyond what one sheet holds go on in a second one, and memory stays flat', { timeout: 60_000 }, async () => {
  const rowCount = 1_048_576 + 9;
  async function* rows(): AsyncGenerator<readonly SheetCell[]> {
    for (let row = 0; row < rowCount; row += 1) yield [row];
  }
  let end = '';
  let peak = 0;
  const before = process.memoryUsage().rss;
  for await (const bytes of writeSheet({ name: '大表', columns: [{ title: '序号' }], rows: rows() })) {
    end = (end + bytes.toString('latin1')).slice(-4_000);
    peak = Math.max(peak, process.memoryUsage().rss - before);
  }
  expect([1, 2, 3].filter((number) => end.includes(`xl/worksheets/sheet${number}.xml`))).toEqual([1, 2]);
  expect(peak).toBeLessThan(200 * 1_048_576);
});

test('what goes wrong while rows are read breaks the file off', async () => {
  async function* broken(): AsyncGenerator<readonly SheetCell[]> {
    yield ['one'];
    throw new Error('the database went away');
  }
  const reading = gathered(writeSheet({ name: 'x', columns: [{ title: 'a' }], rows: broken() }));
  await expect(reading).rejects.toThrow('the database went away');
});

test('a reader who stops early lets the rows go', async () => {
  let hasLetGo = false;
  async function* endless(): AsyncGenerator<readonly SheetCell[]> {
    try {
      for (let row = 0; ; row += 1) yield [`第 ${row} 行 ${Math.sin(row)}`];
    } finally {
      hasLetGo = true;
    }
  }
  for await (const bytes of writeSheet({ name: 'x', columns: [{ title: 'a' }], rows: endless() })) if (bytes.length > 1_000) break;
  expect(hasLetGo).toBe(true);
});
