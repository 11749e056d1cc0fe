import { breakerTripped } from '@zhidan/core/audit/audit-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { raiseExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { hitsSince } from '../pipeline/decision-store.ts';
import { insertBreaker, waitingOrdersHitBy } from './breaker-store.ts';

/** A rule that may trip: so many orders within so many minutes are too many. */
export type BreakerRule = Readonly<{ ruleKey: string; ruleName: string; hits: number; minutes: number }>;

/**
 * Trips the breakers of rules that found too many orders of late: one alarm, and every order that the rule has found in that time
 * and that still waits is stopped, also those that were let pass or stand at the printer.
 */
export async function tripBreakers(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, rules: readonly BreakerRule[]): Promise<void> {
  for (const { ruleKey, ruleName, hits, minutes } of rules) {
    const since = plusMs(now, -minutes * 60_000);
    const hitCount = (await hitsSince(tx, ruleKey, since)).length;
    if (hitCount <= hits) continue;
    const id = await insertBreaker(tx, { ruleKey, hitCount, now });
    if (!id) continue;
    const orderIds = await waitingOrdersHitBy(tx, ruleKey, since);
    await raiseExceptions(
      tx,
      { by, now },
      orderIds.map((orderId) => ({ orderId, kind: 'price_breaker' as const, detail: { rule: ruleName, count: hitCount } })),
    );
    await emit(tx, { by, now }, [breakerTripped({ subjectId: id, payload: { ruleKey, ruleName, hitCount, minutes } })]);
  }
}
