import { fulfillmentChanged } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { clearExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { settleDeadlinesOf, type SettledDeadline } from './deadline-store.ts';

type Ask = Asked<Readonly<{ ids: readonly string[] }>>;

/**
 * Deadline and penalty of locked open fulfillment orders anew: what the platform promised comes first, else the rule of its channel.
 * Who has more time now is no longer about to be late.
 * @returns those whose deadline is another one now
 */
export async function settleDeadlines(tx: Tx, { by, now, ids }: Ask): Promise<readonly SettledDeadline[]> {
  if (ids.length === 0) return [];
  const settled = await settleDeadlinesOf(tx, ids);
  const relieved = settled.filter(({ hasMoreTime }) => hasMoreTime).flatMap(({ orderIds }) => orderIds);
  await clearExceptions(
    tx,
    { by, now },
    relieved.flatMap((orderId) => (['ship_due', 'ship_late'] as const).map((kind) => ({ orderId, kind }))),
  );
  return settled.filter(({ isMoved }) => isMoved);
}

/** The same for fulfillment orders that nobody has locked; those whose deadline moved are told, so that they are judged again. */
export async function resettleDeadlines(tx: Tx, { by, now, ids }: Ask): Promise<void> {
  if (ids.length === 0) return;
  await lockForClaim(tx, by, ids);
  const moved = await settleDeadlines(tx, { by, now, ids });
  await emit(
    tx,
    { by, now },
    moved.map(({ id, orderIds }) => fulfillmentChanged({ subjectId: id, payload: { orderIds: [...orderIds], fields: ['ship_by'] } })),
  );
}
