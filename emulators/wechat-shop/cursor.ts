import { hexOf } from './native-number.ts';
import { WechatRefusal } from './wechat-error.ts';

export type CursorPage<Row> = Readonly<{ rows: readonly Row[]; next_key: string; has_more: boolean }>;

/**
 * One page of rows that are ordered by their numbers, newest first: rows that come or change between pages move no other row.
 * `filter`: everything asked except the cursor.
 * @throws WechatRefusal 606006 when the filter is not that of the page before, 40097 when the cursor is none of ours
 */
export function cursorPage<Row extends Readonly<{ seq: number }>>(
  rows: readonly Row[],
  ask: Readonly<{ nextKey: string; pageSize: number; filter: unknown }>,
): CursorPage<Row> {
  const mark = hexOf(JSON.stringify(ask.filter), 16);
  const before = ask.nextKey === '' ? Infinity : seqOf(ask.nextKey, mark);
  const rest = rows.filter(({ seq }) => seq < before).toSorted((one, other) => other.seq - one.seq);
  const page = rest.slice(0, ask.pageSize);
  const last = page.at(-1);
  const has_more = rest.length > page.length;
  return { rows: page, has_more, next_key: last && has_more ? Buffer.from(`${mark} ${last.seq}`).toString('base64') : '' };
}

function seqOf(nextKey: string, mark: string): number {
  const [, filter, seq] = /^([0-9a-f]{16}) (\d+)$/u.exec(Buffer.from(nextKey, 'base64').toString('latin1')) ?? [];
  if (seq === undefined) throw new WechatRefusal(40097, 'next_key');
  if (filter !== mark) throw new WechatRefusal(606006);
  return Number(seq);
}
