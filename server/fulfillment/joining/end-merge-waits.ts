import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { clearExceptions, endHolds } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { mergeWaitSource, ordersWaitingToMerge } from './joining-store.ts';

/** Orders that waited for others of the same receiver wait no longer: they have been merged. */
export async function endMergeWaits(
  tx: Tx,
  { by, now }: Pick<Asked, 'by' | 'now'>,
  merged: readonly Readonly<{ orderIds: readonly string[] }>[],
): Promise<void> {
  const orderIds = merged.flatMap((one) => one.orderIds);
  if (orderIds.length === 0) return;
  const waiting = await ordersWaitingToMerge(tx, orderIds);
  await clearExceptions(
    tx,
    { by, now },
    orderIds.map((orderId) => ({ orderId, kind: 'merge_waiting' })),
  );
  const keys = waiting.map((orderId) => ({ orderId, source: mergeWaitSource }));
  await endHolds(tx, { by, now }, keys, by.language === 'en' ? 'merged' : '已合单');
}
