import { z } from 'zod';

const id = z.uuid().optional().catch(undefined);

export const feeTablesSearch = z.object({ table: id });

/** Plain texts: every page loads this file, so it takes no table of core with it; the page knows which carriers and states there are. */
export const areasSearch = z.object({
  state: z.enum(['active', 'coming', 'ended']).optional().catch(undefined),
  carrier: z.string().max(12).optional().catch(undefined),
  region: z.coerce.string().max(60).optional().catch(undefined),
});
export type AreasSearch = z.output<typeof areasSearch>;

export const carriersSearch = z.object({ carrier: id });
