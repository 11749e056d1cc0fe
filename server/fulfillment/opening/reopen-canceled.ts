import { stageAfter } from '@zhidan/core/fulfillment/claim.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockForClaim, saveMoves } from '../claims/claim-store.ts';
import { moveNews } from '../claims/move-news.ts';
import { fulfillmentIdsIn, openFulfillmentIds } from './open-ids-query.ts';
import { rebuildLines } from './rebuild-lines.ts';

/** Orders that their platform has taken up again: what was canceled with them begins anew, with the lines that they have now. */
export async function reopenCanceled(tx: Tx, { by, now, orderIds }: Asked<Readonly<{ orderIds: readonly string[] }>>): Promise<void> {
  if (orderIds.length === 0) return;
  await reopenFulfillments(tx, { by, now, ids: await fulfillmentIdsIn(tx, orderIds, ['canceled']), reason: '平台订单重新打开' });
}

/** Takes canceled fulfillment orders up again, as far as their orders are open and nothing else ships them. Answers those. */
export async function reopenFulfillments(
  tx: Tx,
  { by, now, ids, reason }: Asked<Readonly<{ ids: readonly string[]; reason: string }>>,
): Promise<readonly string[]> {
  const known = [...(await lockForClaim(tx, by, ids)).values()];
  const orderIds = known.flatMap(({ orders }) => orders.map(({ orderId }) => orderId));
  const taken = await lockForClaim(tx, by, await openFulfillmentIds(tx, orderIds));
  const busy = new Set([...taken.values()].flatMap(({ orders }) => orders.map(({ orderId }) => orderId)));
  const free = known.filter(
    ({ stage, orders }) =>
      stageAfter(stage, 'reopen') !== null &&
      orders.some(({ closing }) => closing === 'open') &&
      orders.every(({ orderId }) => !busy.has(orderId)),
  );
  const moves = free.map(({ id }) => ({ id, from: 'canceled', to: 'pending', action: 'reopen', isClaim: false }) as const);
  await saveMoves(tx, moves, now);
  await emit(
    tx,
    { by, now },
    free.flatMap((facts, index) => moves.slice(index, index + 1).map((move) => moveNews(facts, move, { reason }))),
  );
  const reopened = moves.map(({ id }) => id);
  await rebuildLines(tx, { by, now, ids: reopened, toldIds: new Set(reopened), fields: ['reopened'] });
  return reopened;
}
