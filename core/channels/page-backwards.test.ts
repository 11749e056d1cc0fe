import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageBackwards } from './page-backwards.ts';

const pageSize = 5;

/** Walks a list whose rows leave one by one between the pages. */
async function walk(rows: readonly number[], leaving: readonly number[]): Promise<{ seen: Set<number>; pages: number }> {
  const list = [...rows];
  const leave = [...leaving];
  const seen = new Set<number>();
  let page: string | null = null;
  let pages = 0;
  do {
    const { rows: read, next }: { rows: readonly number[]; next: string | null } = await pageBackwards(page, pageSize, async (number) => ({
      rows: list.slice((number - 1) * pageSize, number * pageSize),
      total: list.length,
    }));
    for (const row of read) seen.add(row);
    list.splice((leave.shift() ?? list.length) % (list.length + 1), 1);
    page = next;
    pages += 1;
  } while (page !== null);
  return { seen, pages: pages };
}

test('an order that stays in the window is never missed, whichever others leave it between the pages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(60), fc.array(fc.nat(), { maxLength: 20 }), async (count, leaving) => {
      const rows = Array.from({ length: count }, (_, index) => index);
      const { seen } = await walk(rows, leaving);
      const left = new Set<number>();
      const list = [...rows];
      for (let turn = 0; turn < Math.ceil(count / pageSize); turn++)
        for (const gone of list.splice((leaving[turn] ?? list.length) % (list.length + 1), 1)) left.add(gone);
      expect(rows.filter((row) => !seen.has(row) && !left.has(row))).toEqual([]);
    }),
  );
});

test('a list of one page is one page', async () => {
  expect((await walk([1, 2, 3, 4, 5], [])).pages).toBe(1);
  expect((await walk([], [])).pages).toBe(1);
  expect((await walk([1, 2, 3, 4, 5, 6], [])).pages).toBe(2);
});
