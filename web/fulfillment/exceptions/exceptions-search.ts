import { z } from 'zod';

const text = z.coerce.string().max(64).optional().catch(undefined);

/** What the address of the page may say; which kinds and owners there are the page knows. */
export const exceptionsSearch = z.object({
  view: z.enum(['open', 'forced']).optional().catch(undefined),
  kind: text,
  owner: text,
  shopId: text,
  search: text,
  from: text,
  to: text,
});
export type ExceptionsSearch = z.output<typeof exceptionsSearch>;
