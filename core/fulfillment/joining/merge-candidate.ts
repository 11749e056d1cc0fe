import { msBetween, type Instant } from '../../kernel/instant.ts';
import type { OrderFlag } from '../../orders/order-flag.ts';
import { stagesBeforeRelease, type FulfillmentStage } from '../fulfillment-life.ts';
import type { JoiningRefusal } from './joining-refusal.ts';
import type { MergeTerms } from './merge-terms.ts';

/** What merging looks at. Of a fulfillment order that is merged already: what its orders come to. */
export type MergeCandidate = Readonly<{
  id: string;
  shopId: string;
  /** equal for orders that go to one receiver, as the platform says it; null where it does not say */
  receiverKey: string | null;
  stage: FulfillmentStage;
  orderCount: number;
  isPaid: boolean;
  hasRefund: boolean;
  /** an open exception or hold, or the platform's own; a wait for merging is none */
  isBlocked: boolean;
  flags: readonly string[];
  isSealed: boolean;
  isRestored: boolean;
  warehouseId: string | null;
  carrier: string | null;
  /** null: not known */
  weightGram: number | null;
  shipBy: Instant | null;
  firstOrderedAt: Instant;
  lastOrderedAt: Instant;
}>;

export type MergeBar = Extract<JoiningRefusal, `merge.${string}`>;

const settledAlone: readonly string[] = ['cash_on_delivery', 'pay_later'] satisfies OrderFlag[];

/** Delivered by another road than a parcel of our own: nothing can be put in with it. */
const ownRoads: readonly string[] = [
  'self_pickup',
  'store_pickup',
  'local_delivery',
  'delivery_one_hour',
  'hourly_delivery',
  'virtual',
  'no_shipping',
  'platform_warehouse',
  'platform_delivery',
  'cross_border',
  'quality_inspection',
] satisfies OrderFlag[];

/** Kept out of what merges by itself; a person may still merge them. */
const keptApart: readonly string[] = ['presale', 'presale_gift', 'deposit', 'gift_order', 'customized'] satisfies OrderFlag[];

/** The flag that keeps it from sharing any parcel, for the words of `merge.own_road`. */
export function ownRoadOf({ flags }: Pick<MergeCandidate, 'flags'>): string | null {
  return flags.find((flag) => ownRoads.includes(flag)) ?? null;
}

/** Why it cannot be merged with anything, or null. A person may merge what is sealed, restored or presold. */
export function mergeBarOf(candidate: MergeCandidate, { isByHand }: Readonly<{ isByHand: boolean }>): MergeBar | null {
  const { stage, flags, isPaid, hasRefund, isBlocked, isSealed, isRestored, receiverKey } = candidate;
  if (!stagesBeforeRelease.some((one) => one === stage)) return 'merge.not_waiting';
  if (!isPaid) return 'merge.unpaid';
  if (hasRefund) return 'merge.refund_open';
  if (isBlocked) return 'merge.blocked';
  if (flags.some((flag) => settledAlone.includes(flag))) return 'merge.pays_on_delivery';
  if (ownRoadOf(candidate) !== null) return 'merge.own_road';
  if (isByHand) return null;
  if (flags.some((flag) => keptApart.includes(flag))) return 'merge.presale';
  if (isSealed) return 'merge.sealed';
  if (isRestored) return 'merge.restored';
  return receiverKey === null ? 'merge.receiver_unknown' : null;
}

/** Why `comer` cannot go into the parcel of `held`, the first of which leads; or null. */
export function joinBarOf(
  held: readonly MergeCandidate[],
  comer: MergeCandidate,
  terms: MergeTerms,
  ask: Readonly<{ isByHand: boolean; isReceiverConfirmed?: boolean }>,
): MergeBar | null {
  const lead = held[0];
  if (!lead) return null;
  const everybody = [...held, comer];
  if (!ask.isReceiverConfirmed) {
    if (comer.receiverKey === null || lead.receiverKey === null) return 'merge.receiver_unknown';
    if (comer.receiverKey !== lead.receiverKey) return 'merge.receiver_differs';
  }
  if (!terms.crossesShops && comer.shopId !== lead.shopId) return 'merge.shop_differs';
  if (countOf(everybody, ({ warehouseId }) => warehouseId) > 1) return 'merge.warehouse_differs';
  if (terms.needsSameCarrier && countOf(everybody, ({ carrier }) => carrier) > 1) return 'merge.carrier_differs';
  if (ask.isByHand) return null;
  if (sumOf(everybody, ({ orderCount }) => orderCount) > terms.mostOrders) return 'merge.too_many';
  if (sumOf(everybody, ({ weightGram }) => weightGram ?? 0) > terms.mostKilograms * 1_000) return 'merge.too_heavy';
  const first = everybody.map(({ firstOrderedAt }) => firstOrderedAt).toSorted()[0] ?? comer.firstOrderedAt;
  const last =
    everybody
      .map(({ lastOrderedAt }) => lastOrderedAt)
      .toSorted()
      .at(-1) ?? comer.lastOrderedAt;
  return msBetween(first, last) > terms.windowMinutes * 60_000 ? 'merge.too_far_apart' : null;
}

/** How many different ones are known; what is not chosen yet fits all. */
function countOf(some: readonly MergeCandidate[], of: (one: MergeCandidate) => string | null): number {
  return new Set(some.map(of).filter((value) => value !== null)).size;
}

function sumOf(some: readonly MergeCandidate[], of: (one: MergeCandidate) => number): number {
  return some.reduce((sum, one) => sum + of(one), 0);
}
