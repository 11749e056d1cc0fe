import { instant, instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';

/** A window that is read page by page, and what of it is still to read. */
type Rest = Readonly<{ windows: readonly (readonly [Instant, Instant])[]; pageNo: number | null }>;

/** How deep a list of the platform goes, and its two questions. */
export type PagedList<Row> = Readonly<{
  pageSize: number;
  /** rows that a window shows at most; whatever lies deeper cannot be read */
  depth: number;
  count(from: Instant, to: Instant): Promise<number>;
  rows(from: Instant, to: Instant, pageNo: number): Promise<readonly Row[]>;
}>;

/**
 * One page of a window, from its last page to its first: an order that changes while we read leaves the closed window, and a reader
 * who goes forward would step over the next. A window deeper than the list shows is halved until it fits; `page` holds what is left.
 */
export async function pageOfWindow<Row>(
  list: PagedList<Row>,
  ask: Readonly<{ from: Instant; to: Instant; page: string | null }>,
): Promise<Readonly<{ rows: readonly Row[]; next: string | null }>> {
  let rest: Rest = ask.page === null ? { windows: [[ask.from, ask.to]], pageNo: null } : (JSON.parse(ask.page) as Rest);
  for (;;) {
    const [window, ...later] = rest.windows;
    if (!window) return { rows: [], next: null };
    if (rest.pageNo !== null && rest.pageNo > 0) {
      const rows = await list.rows(...window, rest.pageNo);
      return { rows, next: nextOf(rest.pageNo > 1 ? { ...rest, pageNo: rest.pageNo - 1 } : { windows: later, pageNo: null }) };
    }
    const count = await list.count(...window);
    const halves = count > list.depth ? halvesOf(...window) : null;
    if (halves) rest = { windows: [...halves, ...later], pageNo: null };
    else if (count === 0) rest = { windows: later, pageNo: null };
    else rest = { windows: rest.windows, pageNo: Math.ceil(Math.min(count, list.depth) / list.pageSize) };
  }
}

const nextOf = (rest: Rest): string | null => (rest.windows.length === 0 ? null : JSON.stringify(rest));

/** Both halves hold the second in the middle, so that none falls between; a single second is not halved. */
function halvesOf(from: Instant, to: Instant): Rest['windows'] | null {
  const second = 1_000;
  const middle = Math.floor((instantMs(from) + instantMs(to)) / 2 / second) * second;
  if (middle <= instantMs(from) || middle >= instantMs(to)) return null;
  return [
    [from, instant(middle)],
    [instant(middle), to],
  ];
}
