import { carriers } from '@zhidan/core/allocation/carrier.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { WaybillProblem } from '@zhidan/core/waybills/waybill-problem.ts';
import { noteRefusal } from '../../allocation/index.ts';
import { recordNumberProblems, refusedCarriers, withdrawFulfillment } from '../../fulfillment/index.ts';
import { clearExceptions } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { dropTasks, ordersOfParcels } from './task-store.ts';
import type { Wish } from './wish-query.ts';

/** Only what routing chose may be chosen anew, and only while nothing of it is numbered, printed or packed. */
export function mayGoToNext({ carrierBy, stage, parcelCount }: Wish): boolean {
  return carrierBy === 'route' && stage === 'to_print' && parcelCount === 1;
}

/**
 * Gives parcels that their carrier does not take back to the auditors, so that routing chooses another one by all its rules: the one
 * that refused is passed over. A fulfillment order that this carrier has refused before stays. Answers the parcels that left.
 */
export async function goToNextCarrier(
  tx: Tx,
  refused: readonly Readonly<{ wish: Wish; problem: WaybillProblem; words: string }>[],
  { by, now }: Pick<Asked, 'by' | 'now'>,
): Promise<readonly string[]> {
  if (refused.length === 0) return [];
  const before = await refusedCarriers(tx, { ids: refused.map(({ wish }) => wish.fulfillmentId), now });
  const going = refused.filter(({ wish }) => !(before.get(wish.fulfillmentId) ?? []).includes(wish.carrier));
  await recordNumberProblems(tx, {
    by,
    now,
    problems: going.map(({ wish, problem, words }) => ({ parcelId: wish.parcelId, problem, words })),
  });
  for (const { wish, problem, words } of going) {
    if (problem !== 'unreachable') continue;
    const { province, city, district, town, detail } = wish.receiver;
    await noteRefusal(tx, { by, now, carrier: wish.carrier, receiver: { province, city, district, town, detail }, words });
  }
  const left: string[] = [];
  for (const [reason, some] of Map.groupBy(
    going,
    ({ wish, words }) => `${carriers[wish.carrier].words['zh-CN']}不给单号，换一家快递：${words}`,
  )) {
    const answers = await withdrawFulfillment(tx, {
      by,
      now,
      ids: some.map(({ wish }) => wish.fulfillmentId),
      reason,
      isStopConfirmed: false,
    });
    const withdrawn = new Set(answers.filter(({ outcome }) => outcome === 'withdrawn').map(({ id }) => id));
    left.push(...some.filter(({ wish }) => withdrawn.has(wish.fulfillmentId)).map(({ wish }) => wish.parcelId));
  }
  await clearFailed(tx, left, { by, now });
  await dropTasks(tx, 'take', left);
  return left;
}

async function clearFailed(tx: Tx, parcelIds: readonly string[], asked: Pick<Asked, 'by' | 'now'>): Promise<void> {
  const orderIds = await ordersOfParcels(tx, parcelIds);
  await clearExceptions(
    tx,
    asked,
    orderIds.map((orderId) => ({ orderId, kind: 'waybill_failed' })),
  );
}
