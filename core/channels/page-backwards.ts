/** A page of a list and the platform's count of the whole list. */
export type CountedPage<Row> = Readonly<{ rows: readonly Row[]; total: number }>;

/**
 * Reads a numbered page of a closed window, the last page first. A row that changes meanwhile leaves the window, and those behind
 * it move up, towards pages still to be read: whatever the list's order, none is missed and a few come twice.
 * @param page `next` of the page before, null for the first
 */
export async function pageBackwards<Row>(
  page: string | null,
  pageSize: number,
  readPage: (page: number) => Promise<CountedPage<Row>>,
): Promise<Readonly<{ rows: readonly Row[]; next: string | null }>> {
  if (page !== null) return { rows: (await readPage(Number(page))).rows, next: before(Number(page)) };
  const first = await readPage(1);
  const last = Math.ceil(first.total / pageSize);
  if (last <= 1) return { rows: first.rows, next: null };
  return { rows: (await readPage(last)).rows, next: before(last) };
}

const before = (page: number): string | null => (page <= 1 ? null : String(page - 1));
