import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { hookCallStateCodes, type HookCallId, type HookId } from './hook.ts';

const hookId = idSchema<HookId>();
const callId = idSchema<HookCallId>();
const done = z.object({ done: z.literal(true) });

/** What rules name it by. */
const hookCode = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(60);

export const hookRow = z.object({
  id: hookId,
  code: hookCode,
  name: z.string(),
  address: z.string(),
  isOn: z.boolean(),
  /** it is told who buys and where it goes */
  tellsPersonal: z.boolean(),
  /** names of rules that call it */
  usedBy: z.array(z.string()),
  waitingCount: z.int(),
  failedCount: z.int(),
  lastDoneAt: instantSchema.nullable(),
});
export type HookRow = z.output<typeof hookRow>;

export const listHooks = endpoint({
  method: 'GET',
  path: '/api/audit/hooks',
  permission: 'audit.display',
  title: { 'zh-CN': 'Webhook 地址', en: 'Addresses of webhooks' },
  input: z.object({}),
  output: z.object({ items: z.array(hookRow) }),
});

/**
 * Adds an address (`id` null) or changes one. Answers the secret by which the other side knows our calls, once: for a new one, or where
 * another is asked for.
 */
export const saveHook = endpoint({
  method: 'POST',
  path: '/api/audit/hooks',
  permission: 'settings.manage',
  title: { 'zh-CN': '保存 Webhook 地址', en: 'Save the address of a webhook' },
  input: z.object({
    id: hookId.nullable(),
    code: hookCode,
    name: z.string().trim().min(1).max(60),
    address: z.string().trim().max(500),
    isOn: z.boolean(),
    tellsPersonal: z.boolean(),
    newSecret: z.boolean().default(false),
  }),
  output: z.object({ id: hookId, secret: z.string().nullable() }),
});

/** Calls it now, with a body that says it is a test. */
export const testHook = endpoint({
  method: 'POST',
  path: '/api/audit/hooks/:hookId/test',
  permission: 'settings.manage',
  title: { 'zh-CN': '测试 Webhook', en: 'Test a webhook' },
  input: z.object({ hookId }),
  output: z.object({ isTaken: z.boolean(), words: z.string() }),
});

export const hookCallRow = z.object({
  id: callId,
  hook: z.string(),
  ruleName: z.string(),
  orderId: z.string(),
  channelOrderNo: z.string(),
  state: z.enum(hookCallStateCodes),
  tryCount: z.int(),
  /** what the other side answered last */
  words: z.string(),
  madeAt: instantSchema,
  dueAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
});
export type HookCallRow = z.output<typeof hookCallRow>;

/** Calls, the newest first. */
export const listHookCalls = endpoint({
  method: 'GET',
  path: '/api/audit/hook-calls',
  permission: 'audit.display',
  title: { 'zh-CN': 'Webhook 调用记录', en: 'Calls of webhooks' },
  input: z.object({ ...pageInput, hookId: hookId.optional(), state: z.enum(hookCallStateCodes).optional() }),
  output: pageOf(hookCallRow),
});

/** One that was not delivered is tried from the beginning. */
export const retryHookCall = endpoint({
  method: 'POST',
  path: '/api/audit/hook-calls/:callId/retry',
  permission: 'audit.manage',
  title: { 'zh-CN': '重新调用 Webhook', en: 'Call a webhook again' },
  input: z.object({ callId }),
  output: done,
});
