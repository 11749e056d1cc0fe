import { riskBands, type RiskBand } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { z } from 'zod';

/** What the address of the page may say; anything else is ignored. */
export const deadlinesSearch = z.object({
  view: z.enum(['risk', 'rules']).optional().catch(undefined),
  band: z
    .enum(Object.keys(riskBands) as [RiskBand, ...RiskBand[]])
    .optional()
    .catch(undefined),
});
