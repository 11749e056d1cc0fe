import { z } from 'zod';

/** Rows a list answers at most in one page. */
export const pageLimit = 200;

/** The paging fields of every list: `after` is the cursor of the page before, opaque to the caller. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(pageLimit).default(50),
  after: z.string().max(500).optional(),
};

/** A page by keyset: `next` is the cursor of the following page, null at the end. Never a total. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

export type Page<Item> = Readonly<{ items: readonly Item[]; next: string | null }>;
