import { z } from 'zod';

export const requestStateNames = ['asked', 'carrying', 'waiting', 'failed', 'done', 'rejected', 'withdrawn', 'lapsed'] as const;

/** What the address of the list may say; anything else is ignored. */
export const requestsSearch = z.object({
  which: z.enum(['all', 'open', 'asked_by_me', 'to_approve', 'to_lay_aside']).optional().catch(undefined),
  kind: z
    .string()
    .regex(/^[a-z_]{1,30}$/)
    .optional()
    .catch(undefined),
  state: z.enum(requestStateNames).optional().catch(undefined),
  shopId: z.uuid().optional().catch(undefined),
  search: z.coerce.string().min(2).max(64).optional().catch(undefined),
  /** the request that is open beside the list */
  open: z.uuid().optional().catch(undefined),
});
export type RequestsSearch = z.output<typeof requestsSearch>;
