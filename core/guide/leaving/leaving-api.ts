import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const count = z.int().min(0);

/** What leaving the demo means here. Counts end at a thousand. */
export const showLeaving = endpoint({
  method: 'GET',
  path: '/api/demo',
  permission: 'settings.manage',
  title: { 'zh-CN': '演示与自己的店铺', en: 'The demo and shops of one’s own' },
  input: z.object({}),
  output: z.object({
    /** `here`: this is the demo, and it can be left from the screen; `at_terminal`: only there; `left`: these are one's own shops */
    state: z.enum(['here', 'at_terminal', 'left']),
    facts: z.object({ orders: count, shops: count, people: count }),
    /** of a demo that lies aside: the last day on which it can be brought back, `2026-11-30` */
    keptUntil: z.string().nullable(),
  }),
});
export type Leaving = z.output<(typeof showLeaving)['output']>;

/** Lays the demo aside and begins an empty merchant of one's own; the program starts anew. */
export const leaveDemo = endpoint({
  method: 'POST',
  path: '/api/demo/leave',
  permission: 'settings.manage',
  title: { 'zh-CN': '换成自己的店铺', en: 'Leave the demo' },
  input: z.object({}),
  output: z.object({ done: z.literal(true) }),
});
