import { Refused } from '@zhidan/core/kernel/result.ts';
import type { z } from 'zod';

/** Turns the sort values of a row into the opaque text that names the place behind it, and back. */
export type PageCursor<Place> = Readonly<{
  /** @throws Refused `input.cursor_unknown` when the text is not one of ours */
  read(after: string | undefined): Place | null;
  /** The page of at most `limit` items; `rows` was asked with one more than that, to know whether there is a next page. */
  page<Row, Item>(
    rows: readonly Row[],
    limit: number,
    shown: Readonly<{ place(row: Row): Place; item(row: Row): Item }>,
  ): { items: Item[]; next: string | null };
}>;

/**
 * Cursors of one list. They are checked on return and not signed: a forged one shows nothing that the same
 * caller could not page to, because the list applies its filters and permissions again.
 */
export function pageCursor<Place>(schema: z.ZodType<Place>): PageCursor<Place> {
  const write = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');
  return {
    read(after) {
      if (after === undefined) return null;
      const place = schema.safeParse(parsedJson(Buffer.from(after, 'base64url').toString('utf8')));
      if (!place.success) throw new Refused('input.cursor_unknown');
      return place.data;
    },
    page(rows, limit, shown) {
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      return { items: rows.slice(0, limit).map(shown.item), next: last === undefined ? null : write(shown.place(last)) };
    },
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
