import { deliveryStateCodes } from '@zhidan/core/notify/road.ts';
import { z } from 'zod';

/** What the address of a page may say; anything else is ignored. */
export const noticeRulesSearch = z.object({
  rule: z.string().max(80).optional().catch(undefined),
  add: z.literal(true).optional().catch(undefined),
});
export const roadsSearch = z.object({ road: z.uuid().optional().catch(undefined), add: z.literal(true).optional().catch(undefined) });
export const deliveriesSearch = z.object({
  state: z.enum(deliveryStateCodes).optional().catch(undefined),
  roadId: z.uuid().optional().catch(undefined),
});
