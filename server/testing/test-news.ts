import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { eventType } from '@zhidan/core/kernel/event.ts';
import type { Clock } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';

/** News for tests of the platform, which knows no business. */
export const counted = eventType({
  name: 'counter.counted',
  subjectKind: 'counter',
  payload: z.object({ step: z.int() }),
  words: { 'zh-CN': '计数', en: 'Counted' },
});

export const counterReset = eventType({
  name: 'counter.reset',
  subjectKind: 'counter',
  payload: z.object({}),
  words: { 'zh-CN': '清零', en: 'Counter reset' },
});

/** Who and when, for commands in tests. */
export function asked(clock: Clock) {
  return { by: systemCaller('test'), now: clock() };
}
