import { deadlineNear } from '@zhidan/core/fulfillment/deadlines/deadline-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { raiseExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { takeDueWarnings } from './deadline-store.ts';

/** Warned of in one transaction: what waits through a night may be a whole day's orders. */
const warnedAtOnce = 500;

/**
 * Tells of open fulfillment orders that come near their deadline: each of the warnings once, a held one as well. An order that was
 * warned of bears the exception `ship_due`, which stops nothing.
 * @returns how many were told; fewer than the limit: all
 */
export async function warnOfDeadlines(tx: Tx, { by, now }: Asked): Promise<Readonly<{ count: number; isLast: boolean }>> {
  const due = await takeDueWarnings(tx, { now, limit: warnedAtOnce });
  await raiseExceptions(
    tx,
    { by, now },
    due.flatMap(({ orderIds, hours }) => orderIds.map((orderId) => ({ orderId, kind: 'ship_due' as const, detail: { hours } }))),
  );
  await emit(
    tx,
    { by, now },
    due.map(({ id, orderIds, hours, penaltyFen }) =>
      deadlineNear({ subjectId: id, payload: { orderIds: [...orderIds], hours, penaltyFen } }),
    ),
  );
  return { count: due.length, isLast: due.length < warnedAtOnce };
}
