import { z } from 'zod';
import { eventType } from '../kernel/event.ts';

export const shopAdded = eventType({
  name: 'shop.added',
  subjectKind: 'shop',
  payload: z.object({ channel: z.string(), name: z.string() }),
  words: { 'zh-CN': '添加店铺', en: 'Shop added' },
});

/** Who may hear news about a shop on the live stream. */
export const shopSubjects = { shop: 'shops.display' } as const;
