import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';

/** Rules wrote notes on an order, or chose its flag. */
export const orderMarked = eventType({
  name: 'order.marked',
  subjectKind: 'order',
  payload: z.object({ shopId: z.string(), ruleKeys: z.array(z.string()) }),
  words: { 'zh-CN': '规则写备注或插旗', en: 'Note or flag by a rule' },
});
/** The platform was told of them, or not, and why. */
export const orderMemoTold = eventType({
  name: 'order.memo_told',
  subjectKind: 'order',
  payload: z.object({ state: z.enum(['told', 'kept', 'refused']), reason: z.string().nullable() }),
  words: { 'zh-CN': '备注写到平台', en: 'Memo written to the platform' },
});
