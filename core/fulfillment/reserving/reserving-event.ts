import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';

/** Before and after stand with the entry. */
export const shopReservingChanged = eventType({
  name: 'shop.reserving_changed',
  subjectKind: 'shop',
  payload: z.object({}),
  words: { 'zh-CN': '修改占用库存的时点', en: 'Moment of reserving changed' },
});
