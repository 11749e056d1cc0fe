import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { addGiftLines, mergeWaiting, setFulfillmentMarks, splitShort } from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { parcelEffects, type ParcelInHand } from './in-hand.ts';
import { parcelsForAudit } from './parcel-store.ts';

type By = Pick<Asked, 'by' | 'now'>;

/**
 * Seals, merges, splits and adds gifts, as rules and the merchant's settings say. What was merged or split leaves the batch: the new
 * ones are news of their own. Answers what is left, with its lines as they are now.
 */
export async function joinBatch(tx: Tx, { by, now }: By, parcels: readonly ParcelInHand[]): Promise<readonly ParcelInHand[]> {
  const told = parcels.map((one) => ({ one, effects: parcelEffects(one) }));
  const sealed = told.filter(({ one, effects }) => effects.isSealed && !one.parcel.isSealed);
  if (sealed.length > 0)
    await setFulfillmentMarks(tx, { by, now, marks: sealed.map(({ one }) => ({ id: one.parcel.id, isSealed: true })) });
  const free = told.filter(({ one, effects }) => !one.parcel.isSealed && !effects.isSealed);
  const gone = new Set(await mergedOf(tx, { by, now }, free));
  const short = free.filter(({ one, effects }) => effects.splitShort && !gone.has(one.parcel.id));
  const split = await splitShort(tx, { by, now, ids: short.map(({ one }) => one.parcel.id) });
  for (const { id, parts } of split) if (parts.length > 0) gone.add(id);
  const left = told.filter(({ one }) => !gone.has(one.parcel.id));
  const answers = await addGiftLines(tx, {
    by,
    now,
    orderIds: left.flatMap(({ one }) => one.parcel.orderIds),
    gifts: left.flatMap(({ one, effects }) =>
      effects.gifts.map(({ ruleKey, value }) => ({
        orderId: one.parcel.leadOrderId,
        rule: ruleKey,
        sku: value.sku,
        quantity: value.quantity,
      })),
    ),
  });
  const isChanged = answers.some(({ outcome }) => outcome === 'given' || outcome === 'withdrawn');
  const rest = left.map(({ one }) => one);
  return isChanged ? withFreshLines(tx, rest) : rest;
}

type Told = Readonly<{ one: ParcelInHand; effects: ReturnType<typeof parcelEffects> }>;

/** Merges by the settings, then by rules within the limits of each. Answers those that were merged. */
async function mergedOf(tx: Tx, { by, now }: By, free: readonly Told[]): Promise<readonly string[]> {
  const idsOf = (some: readonly Told[]): string[] => some.map(({ one }) => one.parcel.id);
  const gone = (await mergeWaiting(tx, { by, now, ids: idsOf(free) })).flatMap(({ from }) => from);
  const ruled = free.filter(({ one, effects }) => effects.merge && !gone.includes(one.parcel.id));
  const byLimits = Map.groupBy(ruled, ({ effects }) => JSON.stringify(effects.merge?.value));
  for (const some of byLimits.values()) {
    const limits = some[0]?.effects.merge?.value;
    gone.push(...(await mergeWaiting(tx, { by, now, ids: idsOf(some), limits })).flatMap(({ from }) => from));
  }
  return gone;
}

async function withFreshLines(tx: Tx, parcels: readonly ParcelInHand[]): Promise<readonly ParcelInHand[]> {
  const fresh = new Map(
    (
      await parcelsForAudit(
        tx,
        parcels.map(({ parcel }) => parcel.id),
      )
    ).map((parcel) => [parcel.id, parcel]),
  );
  return parcels.flatMap((one) => {
    const parcel = fresh.get(one.parcel.id);
    return parcel ? [{ ...one, parcel }] : [];
  });
}
