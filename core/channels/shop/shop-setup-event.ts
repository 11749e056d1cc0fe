import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';

const subjectKind = 'shop';

/** Credentials are told by the names of their fields, never by what they hold. */
export const shopChanged = eventType({
  name: 'shop.changed',
  subjectKind,
  payload: z.object({ credentials: z.array(z.string()) }),
  words: { 'zh-CN': '修改店铺', en: 'Shop changed' },
});
export const shopPaused = eventType({
  name: 'shop.paused',
  subjectKind,
  payload: z.object({}),
  words: { 'zh-CN': '暂停店铺', en: 'Shop paused' },
});
export const shopResumed = eventType({
  name: 'shop.resumed',
  subjectKind,
  payload: z.object({}),
  words: { 'zh-CN': '恢复店铺', en: 'Shop resumed' },
});
