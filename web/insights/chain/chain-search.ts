import { chainLinkCodes } from '@zhidan/core/insights/chain/chain-link-code.ts';
import { z } from 'zod';

/** What the address of the page may say; anything else is ignored. */
export const chainSearch = z.object({
  link: z.enum(chainLinkCodes).optional().catch(undefined),
  state: z.enum(['waiting']).optional().catch(undefined),
});
