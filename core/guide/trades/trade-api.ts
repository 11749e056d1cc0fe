import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const hours = z.int().min(0).max(2_160).nullable();

/** What stands of all that trades set; `isChosen`: somebody said that it suits. Limits of each are those of the page where it stands. */
const standing = z.object({
  settings: z.object({ mergeWindowHours: z.int(), mergeMostOrders: z.int(), mergeMostKilograms: z.int() }),
  bulkQuantity: z.int().min(1).max(1_000_000).nullable(),
  hours: z.object({ pickup_late: hours, stalled: hours }),
  isChosen: z.boolean(),
});
export type TradeStanding = z.output<typeof standing>;

export const showTrade = endpoint({
  method: 'GET',
  path: '/api/trade',
  permission: 'settings.display',
  title: { 'zh-CN': '行业模板', en: 'The trade' },
  input: z.object({}),
  output: standing,
});

/** Sets all that a trade begins with, at once; what stood before comes back: the undo. */
export const takeTrade = endpoint({
  method: 'POST',
  path: '/api/trade',
  permission: 'settings.manage',
  title: { 'zh-CN': '使用行业模板', en: 'Take a trade' },
  input: standing,
  output: z.object({ before: standing }),
});
