import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';

/** Somebody left the demo for shops of their own: the last that the demo's journal tells. */
export const demoLeft = eventType({
  name: 'demo.left',
  subjectKind: 'setting',
  payload: z.object({}),
  words: { 'zh-CN': '离开演示，换成自己的店铺', en: 'Left the demo for shops of one’s own' },
});
