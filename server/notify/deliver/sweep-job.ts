import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { noticeEscalated, noticeRaised } from '@zhidan/core/notify/notice-event.ts';
import { z } from 'zod';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import { job } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { saveNotices, takeEscalations, type Telling } from '../notice-store.ts';
import { currentRules } from '../rules/current-rules.ts';
import { lostAfterMs } from './deliver-job.ts';
import { wakeRoads } from './deliver-type.ts';
import { roadsDue } from './delivery-store.ts';
import { planDeliveries } from './plan-deliveries.ts';

/** Notices that one look takes up. */
const lookLimit = 500;

/** Each minute: digests and retries that are due, messages of lost workers, notices that nobody looked at. All of it is rows: a restart loses none. */
export const sweepJob = job(
  {
    name: 'notify.sweep',
    words: { 'zh-CN': '安排消息与升级', en: 'Schedule messages and escalations' },
    payload: z.object({}),
    timeoutMs: 60_000,
    retryLimit: 0, // the next minute brings another
    retryDelayMs: 1_000,
    cron: { expression: '* * * * *', payload: {} },
  },
  async (merchant) => {
    await escalate(merchant);
    const now = merchant.clock();
    await inTransaction(merchant.db, async (tx) => wakeRoads(tx, await roadsDue(tx, { now, lostSince: plusMs(now, -lostAfterMs) })));
  },
);

/** Tells others of what nobody looked at in time, once a notice. */
export async function escalate({ db, clock }: Merchant): Promise<void> {
  const now = clock();
  const by = systemCaller('notify');
  await inTransaction(db, async (tx) => {
    const due = (await takeEscalations(tx, { now, limit: lookLimit })).filter(({ isSeen }) => !isSeen);
    if (due.length === 0) return;
    const rules = await currentRules(tx);
    const rolesOf = (code: string): readonly string[] => rules.find((one) => one.code === code)?.rule.escalate?.roles ?? [];
    const tellings = due.flatMap(({ rule, severity, detail, place, groupKey, count, audience }): Telling[] =>
      rolesOf(rule)
        .filter((role) => role !== audience)
        .map((role) => ({ rule, severity, detail, place, groupKey, count, audience: role, escalateAt: null })),
    );
    const once = [...new Map(tellings.map((telling) => [`${telling.audience} ${telling.groupKey}`, telling])).values()];
    const told = await saveNotices(tx, once, now);
    await planDeliveries(tx, { told, rules, now });
    await emit(tx, { by, now }, [
      ...due.map(({ id, rule }) => noticeEscalated({ subjectId: id, payload: { rule, roles: [...rolesOf(rule)] } })),
      ...told.map(({ id, rule, audience }) => noticeRaised({ subjectId: id, payload: { rule, role: audience } })),
    ]);
  });
}
