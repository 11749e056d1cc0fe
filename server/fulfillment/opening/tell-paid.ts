import { fulfillmentChanged } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockForClaim } from '../claims/claim-store.ts';
import { orderIdsOf } from '../claims/move-news.ts';
import { fulfillmentIdsIn } from './open-ids-query.ts';

/** Orders whose stock was promised when the buyer ordered are paid now: they are to be judged again. */
export async function tellPaid(tx: Tx, { by, now, orderIds }: Asked<Readonly<{ orderIds: readonly string[] }>>): Promise<void> {
  if (orderIds.length === 0) return;
  const known = await lockForClaim(tx, by, await fulfillmentIdsIn(tx, orderIds, stagesBeforeRelease));
  await emit(
    tx,
    { by, now },
    [...known.values()].map((facts) =>
      fulfillmentChanged({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts), fields: ['payment'] } }),
    ),
  );
}
