import { wholeOf, type Params } from './params.ts';
import { rejected } from './pop-error.ts';

/** Unix seconds, both ends included. */
export type TimeWindow = Readonly<{ from: number; to: number }>;

/** A span of two Unix-second parameters. @throws PopError when it is empty, reversed or too long */
export function windowOf(params: Params, ask: Readonly<{ start: string; end: string; longestSeconds: number; words: string }>): TimeWindow {
  const from = wholeOf(params, ask.start, { min: 1, max: 9_999_999_999 });
  const to = wholeOf(params, ask.end, { min: 1, max: 9_999_999_999 });
  if (to <= from) throw rejected(`${ask.end}必须大于${ask.start}`);
  if (to - from > ask.longestSeconds) throw rejected(`${ask.start}、${ask.end}时间间隔不能超过${ask.words}`);
  return { from, to };
}

export const isWithin = (ms: number, { from, to }: TimeWindow): boolean => Math.floor(ms / 1_000) >= from && Math.floor(ms / 1_000) <= to;

export type Page = Readonly<{ page: number; size: number }>;

export const pageOf = (params: Params): Page => ({
  page: wholeOf(params, 'page', { min: 1, max: 1_000_000, fallback: 1 }),
  size: wholeOf(params, 'page_size', { min: 1, max: 100, fallback: 100 }),
});

export const rowsOf = <Row>(rows: readonly Row[], { page, size }: Page): Row[] => rows.slice((page - 1) * size, page * size);
