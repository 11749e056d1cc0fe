import { z } from 'zod';

/** What the address of the desk may say: what is sought, and the order that is open. */
export const deskSearch = z.object({
  search: z.coerce.string().max(64).optional().catch(undefined),
  order: z.uuid().optional().catch(undefined),
});
