import { z } from 'zod';

/** What the address of a page may say; anything else is ignored. */
const text = z.coerce.string().max(64).optional().catch(undefined);

export const peopleSearch = z.object({
  search: text,
  status: z.enum(['active', 'suspended']).optional().catch(undefined),
  roleId: z.uuid().optional().catch(undefined),
});
