import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import type { OrderId } from '../order.ts';
import { memoStateCodes } from './order-mark.ts';

/** What rules wrote on an order; `memo`: how far its platform knows, null while they wrote nothing. */
export const showOrderMarks = endpoint({
  method: 'GET',
  path: '/api/orders/:orderId/marks',
  permission: 'orders.display',
  title: { 'zh-CN': '规则写的备注与旗帜', en: 'Notes and flag by rules' },
  input: z.object({ orderId: idSchema<OrderId>() }),
  output: z.object({
    items: z.array(
      z.object({ ruleKey: z.string(), ruleName: z.string(), kind: z.enum(['note', 'flag']), value: z.string(), madeAt: instantSchema }),
    ),
    memo: z
      .object({
        state: z.enum(memoStateCodes),
        /** of `kept` why, of `refused` the platform's own words */
        reason: z.string().nullable(),
        tryCount: z.int(),
        endedAt: instantSchema.nullable(),
      })
      .nullable(),
  }),
});
