import { breakerEnded } from '@zhidan/core/audit/audit-event.ts';
import type { endBreaker as contract } from '@zhidan/core/audit/breaker-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { clearExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { breakerForUpdate, openBreakers, ordersStoppedBy, saveBreakerEnd } from './breaker-store.ts';

/**
 * Ends a breaker: its orders are judged again, each by itself. Twice is once.
 * @throws Refused `audit_breaker.not_found`
 */
export async function endBreaker(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, breakerId, reason } = ask;
  const breaker = await breakerForUpdate(tx, breakerId);
  if (!breaker) throw new Refused('audit_breaker.not_found', { breakerId });
  if (breaker.isEnded) return { orderCount: 0 };
  const ruleName = (await openBreakers(tx)).find(({ id }) => id === breakerId)?.ruleName ?? breaker.ruleKey;
  await saveBreakerEnd(tx, { by, now }, { id: breakerId, reason });
  const orderIds = await ordersStoppedBy(tx, ruleName);
  await clearExceptions(
    tx,
    { by, now, reason },
    orderIds.map((orderId) => ({ orderId, kind: 'price_breaker' as const })),
  );
  await emit(tx, { by, now }, [breakerEnded({ subjectId: breakerId, payload: { ruleKey: breaker.ruleKey }, reason })]);
  return { orderCount: orderIds.length };
}
