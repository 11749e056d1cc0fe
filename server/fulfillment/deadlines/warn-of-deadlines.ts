import { deadlineNear } from '@zhidan/core/fulfillment/deadlines/deadline-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { FoundException } from '@zhidan/core/orders/order-exception.ts';
import { clearExceptions, raiseExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { nearDeadline, saveWarnings, type DueWarning } from './deadline-store.ts';

/** Warned of in one transaction: what waits through a night may be a whole day's orders. */
const warnedAtOnce = 500;

/**
 * Tells of open fulfillment orders that come near their deadline: each of the warnings once, a held one as well. The orders bear
 * `ship_due`, then `ship_late`, which stop nothing.
 * @returns how many were told, and whether those were all
 */
export async function warnOfDeadlines(tx: Tx, { by, now }: Asked): Promise<Readonly<{ count: number; isLast: boolean }>> {
  const ids = await nearDeadline(tx, { now, limit: warnedAtOnce });
  if (ids.length === 0) return { count: 0, isLast: true };
  await lockForClaim(tx, by, ids);
  const due = await saveWarnings(tx, ids, now);
  await raiseExceptions(tx, { by, now }, due.flatMap(exceptionsOf));
  const late = due.filter(({ hours }) => hours === 0).flatMap(({ orderIds }) => orderIds);
  await clearExceptions(
    tx,
    { by, now },
    late.map((orderId) => ({ orderId, kind: 'ship_due' })),
  );
  await emit(
    tx,
    { by, now },
    due.map(({ id, orderIds, hours, penaltyFen }) =>
      deadlineNear({ subjectId: id, payload: { orderIds: [...orderIds], hours, penaltyFen } }),
    ),
  );
  return { count: due.length, isLast: ids.length < warnedAtOnce };
}

function exceptionsOf({ orderIds, hours }: DueWarning): readonly FoundException[] {
  if (hours === 0) return orderIds.map((orderId) => ({ orderId, kind: 'ship_late', detail: {} }));
  return orderIds.map((orderId) => ({ orderId, kind: 'ship_due', detail: { hours } }));
}
