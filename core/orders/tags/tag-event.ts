import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';

const payload = z.object({ tag: z.string() });

export const orderTagged = eventType({
  name: 'order.tagged',
  subjectKind: 'order',
  payload,
  words: { 'zh-CN': '打标签', en: 'Tagged' },
});
export const orderUntagged = eventType({
  name: 'order.untagged',
  subjectKind: 'order',
  payload,
  words: { 'zh-CN': '去标签', en: 'Tag removed' },
});
