import { noticeAsked } from '@zhidan/core/audit/audit-event.ts';
import type { HookCallId } from '@zhidan/core/audit/hooks/hook.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { on } from '../../platform/journal/subscriber.ts';
import { job, type Job } from '../../platform/jobs/job.ts';
import { newId } from '../../platform/new-id.ts';
import { callHook } from './call-hook.ts';
import { callHooksType, enqueueHooks } from './call-hooks-type.ts';
import { hooksWithDue, insertCalls } from './call-store.ts';
import { hookCodes } from './hook-store.ts';
import { hookSender } from './send-hook.ts';

/** What rules ask hooks to be told is written down and told by a job. A hook that is not there any more is told nothing. */
export const onHookAsked = on('audit.on-hook-asked', noticeAsked, 'now', async (tx, events, { now }) => {
  const asked = events.filter(({ payload }) => payload.action === 'webhook');
  if (asked.length === 0) return;
  const hooks = await hookCodes(tx);
  const calls = asked.flatMap(({ subjectId, payload: { ruleKey, ruleName, what } }) => {
    const hookId = hooks.get(what);
    return hookId ? [{ id: newId<HookCallId>(now), hookId, orderId: subjectId, ruleKey, ruleName }] : [];
  });
  await enqueueHooks(tx, await insertCalls(tx, calls, { now, dueAt: now }));
});

export const callHooksJob: Job = job(callHooksType, (merchant, { payload: { hookId }, signal }) =>
  callHook(merchant, { hookId, send: hookSender(), signal }),
);

/** Looks each minute for calls whose next try is due, or whose caller was lost. */
export const scheduleHooksJob: Job = job(
  {
    name: 'audit.schedule-hooks',
    words: { 'zh-CN': '安排 Webhook 重试', en: 'Schedule webhooks' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  (merchant, { now }) => inTransaction(merchant.db, async (tx) => enqueueHooks(tx, await hooksWithDue(tx, now))),
);
