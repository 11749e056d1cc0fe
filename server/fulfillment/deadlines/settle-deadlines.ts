import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { clearExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { settleDeadlinesOf } from './deadline-store.ts';

/**
 * Deadline and penalty of fulfillment orders, or of all open ones of a channel, anew: what the platform promised comes first, else the
 * rule of its channel. Who has more time now is no longer about to be late.
 */
export async function settleDeadlines(
  tx: Tx,
  { by, now, ...which }: Asked<Readonly<{ ids: readonly string[] } | { channel: string }>>,
): Promise<void> {
  if ('ids' in which && which.ids.length === 0) return;
  const settled = await settleDeadlinesOf(tx, which);
  const relieved = settled.filter(({ hasMoreTime }) => hasMoreTime).flatMap(({ orderIds }) => orderIds);
  await clearExceptions(
    tx,
    { by, now },
    relieved.map((orderId) => ({ orderId, kind: 'ship_due' })),
  );
}
