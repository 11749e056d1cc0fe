import type { ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import { parcelVoidWanted } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { orderIdsOf } from '../claims/move-news.ts';
import * as store from './parcel-store.ts';

/** Parcels of these locked fulfillment orders are not to leave. Answers the news of numbers that are to be given back. */
export async function voidParcels(
  tx: Tx,
  { facts, reason, now }: Readonly<{ facts: readonly ClaimFacts[]; reason: string; now: Instant }>,
): Promise<readonly Happened[]> {
  const voided = await store.voidParcels(
    tx,
    facts.map(({ id }) => id),
    reason,
    now,
  );
  const byId = new Map(facts.map((one) => [one.id, one]));
  return voided.flatMap(({ parcelId, fulfillmentId, isNumbered }) => {
    const of = byId.get(fulfillmentId);
    return of && isNumbered
      ? [parcelVoidWanted({ subjectId: parcelId, payload: { fulfillmentOrderId: fulfillmentId, orderIds: orderIdsOf(of) }, reason })]
      : [];
  });
}
