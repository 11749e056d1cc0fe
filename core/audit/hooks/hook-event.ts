import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';

export const hookSaved = eventType({
  name: 'audit_hook.saved',
  subjectKind: 'audit_hook',
  payload: z.object({ code: z.string() }),
  words: { 'zh-CN': '保存 Webhook 地址', en: 'Address of a webhook saved' },
});
/** The other side said that nobody is there any more. */
export const hookGone = eventType({
  name: 'audit_hook.gone',
  subjectKind: 'audit_hook',
  payload: z.object({ code: z.string() }),
  words: { 'zh-CN': 'Webhook 对方已停用，自动关闭', en: 'Webhook switched off: the other side is gone' },
});
/** A call that a rule asked for has ended. */
export const hookCalled = eventType({
  name: 'order.hook_called',
  subjectKind: 'order',
  payload: z.object({ hook: z.string(), ruleKey: z.string(), state: z.enum(['done', 'failed', 'skipped']) }),
  words: { 'zh-CN': '调用 Webhook', en: 'Webhook called' },
});
