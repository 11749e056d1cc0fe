import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';

const payload = z.object({ source: z.string(), until: z.string().nullable() });

/** Also told when the end or the reason of an open hold changes. */
export const orderHoldPlaced = eventType({
  name: 'order.hold_placed',
  subjectKind: 'order',
  payload,
  words: { 'zh-CN': '挂起', en: 'Put on hold' },
});
export const orderHoldEnded = eventType({
  name: 'order.hold_ended',
  subjectKind: 'order',
  payload,
  words: { 'zh-CN': '解除挂起', en: 'Hold ended' },
});
