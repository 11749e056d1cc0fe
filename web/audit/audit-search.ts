import { blacklistKindCodes } from '@zhidan/core/audit/blacklist.ts';
import { z } from 'zod';

/** What the address of a page may say; anything else is ignored. */
const ruleKey = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/)
  .optional()
  .catch(undefined);

export const auditRulesSearch = z.object({
  rule: ruleKey,
  /** a rule that is being written, by the key it will have */
  add: ruleKey,
});

export const auditQueueSearch = z.object({
  stage: z.enum(['audit', 'finance']).optional().catch(undefined),
  state: z.enum(['ready', 'stopped', 'timed']).optional().catch(undefined),
  shopId: z.uuid().optional().catch(undefined),
  /** the fulfillment order that is open beside the list */
  open: z.uuid().optional().catch(undefined),
});
export type AuditQueueSearch = z.output<typeof auditQueueSearch>;

export const blacklistSearch = z.object({
  kind: z.enum(blacklistKindCodes).optional().catch(undefined),
  state: z.enum(['in_force', 'over']).optional().catch(undefined),
});
export type BlacklistSearch = z.output<typeof blacklistSearch>;
