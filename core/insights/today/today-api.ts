import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { todayCounterCodes } from './today-counter.ts';

/** How much waits of what the caller may see: each is the length of the list it opens. */
export const showToday = endpoint({
  method: 'GET',
  path: '/api/today',
  permission: 'signed_in',
  title: { 'zh-CN': '今日待办', en: 'Today' },
  input: z.object({}),
  output: z.object({ asOf: instantSchema, counters: z.array(z.object({ code: z.enum(todayCounterCodes), count: z.int() })) }),
});
export type Today = z.output<typeof showToday.output>;
