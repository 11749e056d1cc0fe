import { waybillProblemCodes } from '@zhidan/core/waybills/waybill-problem-code.ts';
import { waybillTaskKindCodes } from '@zhidan/core/waybills/waybill-task.ts';
import { z } from 'zod';

/** What the address of a page may say; anything else is ignored. */
export const waybillAccountsSearch = z.object({
  account: z.uuid().optional().catch(undefined),
  add: z.literal(true).optional().catch(undefined),
});

export const numberTabs = ['tasks', 'unused'] as const;

export const waybillNumbersSearch = z.object({
  tab: z.enum(numberTabs).optional().catch(undefined),
  kind: z.enum(waybillTaskKindCodes).optional().catch(undefined),
  problem: z.enum(waybillProblemCodes).optional().catch(undefined),
  isStuck: z.enum(['true', 'false']).optional().catch(undefined),
});
