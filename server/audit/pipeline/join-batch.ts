import { effectsOf } from '@zhidan/core/audit/engine/effects.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import {
  addGiftLines,
  mergeWaiting,
  setFulfillmentMarks,
  settleFulfillments,
  splitShort,
  type NamedGift,
} from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { parcelEffects, type ParcelInHand } from './in-hand.ts';
import { parcelsForAudit } from './parcel-store.ts';
import { placeOfParcel } from './place-of-parcel.ts';
import type { ReservedParcel } from './reserve-batch.ts';

type By = Pick<Asked, 'by' | 'now'>;

/**
 * Gifts, seals and merges, before anybody knows from where the parcels ship. Answers those to go on with, as they are now: what was
 * merged has left the batch, and what came of it is judged when it is told of.
 */
export async function joinBatch(tx: Tx, by: By, parcels: readonly ParcelInHand[]): Promise<readonly ParcelInHand[]> {
  const orderIds = parcels.flatMap((one) => one.parcel.orderIds);
  const gifts = await addGiftLines(tx, { ...by, orderIds, gifts: parcels.flatMap(giftsDue) });
  const sealed = parcels.filter((one) => !one.parcel.isSealed && parcelEffects(one).isSealed);
  await setFulfillmentMarks(tx, { ...by, marks: sealed.map(({ parcel }) => ({ id: parcel.id, isSealed: true })) });
  const isMerged = await merge(tx, by, parcels);
  if (!isMerged && gifts.every(({ outcome }) => outcome !== 'given' && outcome !== 'withdrawn')) return parcels;
  const now = await parcelsForAudit(
    tx,
    parcels.map(({ parcel }) => parcel.id),
  );
  const known = new Map(parcels.map((one) => [one.parcel.id, one]));
  return now.flatMap((parcel) => {
    const before = known.get(parcel.id);
    return before ? [{ ...before, parcel }] : [];
  });
}

function giftsDue({ orders }: ParcelInHand): readonly NamedGift[] {
  return orders.flatMap(({ stored, judging }) =>
    effectsOf(judging.matches).gifts.map(({ ruleKey, value }) => ({ orderId: stored.id, rule: ruleKey, ...value })),
  );
}

/** By the merchant's settings, and within the limits of rules that ask for it. */
async function merge(tx: Tx, by: By, parcels: readonly ParcelInHand[]): Promise<boolean> {
  const merged = [...(await mergeWaiting(tx, { ...by, ids: parcels.map(({ parcel }) => parcel.id) }))];
  const asking = parcels.flatMap((one) => {
    const limits = parcelEffects(one).merge?.value;
    return limits ? [{ id: one.parcel.id, limits }] : [];
  });
  for (const some of Map.groupBy(asking, ({ limits }) => `${limits.orders} ${limits.kilograms}`).values()) {
    const [first] = some;
    if (first) merged.push(...(await mergeWaiting(tx, { ...by, ids: some.map(({ id }) => id), limits: first.limits })));
  }
  return merged.length > 0;
}

/** Splits off what is there of parcels that are short, where a rule wants it; their parts are judged when they are told of. */
export async function splitBatch(tx: Tx, by: By, parcels: readonly ReservedParcel[]): Promise<readonly ReservedParcel[]> {
  const short = parcels.filter((one) => one.stock === 'short' && parcelEffects(one).splitShort !== null);
  if (short.length === 0) return parcels;
  await settleFulfillments(tx, { ...by, settlements: short.map(placeOfParcel) }); // the parts begin with what their whole has
  const split = await splitShort(tx, { ...by, ids: short.map(({ parcel }) => parcel.id) });
  const gone = new Set(split.map(({ id }) => id));
  return parcels.filter(({ parcel }) => !gone.has(parcel.id));
}
