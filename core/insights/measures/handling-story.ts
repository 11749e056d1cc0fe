import { fulfillmentAssigned, fulfillmentMoved, fulfillmentOpened, parcelNumbered } from '../../fulfillment/fulfillment-event.ts';
import type { Instant } from '../../kernel/instant.ts';
import { orderExceptionCleared, orderExceptionRaised } from '../../orders/exception-event.ts';
import { orderHoldEnded, orderHoldPlaced } from '../../orders/exceptions/hold-event.ts';
import { blockingKinds } from '../../orders/order-exception.ts';
import type { HandlingMoments, HandlingStep, Wait } from './handling.ts';

/** The news that tell how an order went through the house. */
export const handlingNews: readonly string[] = [
  fulfillmentOpened,
  fulfillmentAssigned,
  fulfillmentMoved,
  parcelNumbered,
  orderHoldPlaced,
  orderHoldEnded,
  orderExceptionRaised,
  orderExceptionCleared,
].map(({ type }) => type.name);

/** An entry of the journal as far as measures read it; what an entry does not say is null. */
export type HandlingEntry = Readonly<{
  event: string;
  subjectId: string;
  at: Instant;
  /** of a person; null when the product did it by itself */
  personId: string | null;
  /** of a move */
  action: string | null;
  /** warehouse and carrier were chosen, by itself or with a move */
  isAssigned: boolean;
  from: string | null;
  to: string | null;
  /** what a hold or an exception is called */
  cause: string | null;
}>;

/** What left the house: a fulfillment order, those it was merged or split from, its parcels, and all of its orders. */
export type Shipment = Readonly<{
  fulfillmentOrderId: string;
  /** fulfillment orders that it came from, of this order */
  earlierIds: readonly string[];
  parcelIds: readonly string[];
  orderId: string;
  /** merged with it */
  otherOrderIds: readonly string[];
  shippedAt: Instant;
}>;

export type HandlingStory = Readonly<{
  moments: HandlingMoments;
  waits: readonly Wait[];
  auditedBy: string | null;
  checkedBy: string | null;
  shippedBy: string | null;
}>;

const stepsByAction: Readonly<Record<string, HandlingStep>> = {
  release: 'audit',
  print: 'print',
  pick: 'pick',
  pick_unchecked: 'pick',
  pick_last: 'pick',
  check: 'pick',
  check_last: 'pick',
  weigh: 'pick',
};
const peopleStages: readonly string[] = ['audit', 'finance'];
const checks: readonly string[] = ['check', 'check_last'];

/**
 * How an order came to leave the house, by what the journal says up to then; `entries` in the order of each subject's chain. What was
 * done several times counts when it was done last: what led to nothing is time of the step that had to be done again.
 */
export function storyOf(shipment: Shipment, entries: (subjectId: string) => readonly HandlingEntry[]): HandlingStory {
  const { fulfillmentOrderId, earlierIds, parcelIds, orderId, otherOrderIds, shippedAt } = shipment;
  const told = (subjectId: string): readonly HandlingEntry[] => entries(subjectId).filter(({ at }) => at <= shippedAt);
  const own = told(fulfillmentOrderId);
  const moves = own.filter(({ event }) => event === fulfillmentMoved.type.name);
  const moments: Partial<Record<HandlingStep, Instant>> = {};
  for (const { action, at } of moves) {
    const step = stepsByAction[action ?? ''];
    if (step) moments[step] = at;
  }
  const openings = [fulfillmentOrderId, ...earlierIds].flatMap((id) =>
    told(id).filter(({ event }) => event === fulfillmentOpened.type.name),
  );
  const opened = openings.map(({ at }) => at).toSorted();
  const openedHere = own.find(({ event }) => event === fulfillmentOpened.type.name)?.at;
  const audited = moments.audit ?? shippedAt;
  const assigned = own.findLast(({ isAssigned, at }) => isAssigned && at <= audited)?.at;
  const numbered = parcelIds.flatMap((id) => told(id).filter(({ event }) => event === parcelNumbered.type.name)).map(({ at }) => at);
  const lastNumbered = numbered.toSorted().at(-1);
  const [firstOpened] = opened;
  const by = (actions: readonly string[]): string | null =>
    moves.findLast(({ action }) => actions.includes(action ?? ''))?.personId ?? null;
  return {
    moments: {
      ...moments,
      ...(firstOpened && { receive: firstOpened }),
      ...(assigned && { allocate: assigned }),
      ...(lastNumbered && { number: lastNumbered }),
    },
    waits: [
      ...stops(told(orderId), shippedAt),
      ...otherOrderIds.flatMap((id) => since(openedHere ?? shippedAt, stops(told(id), shippedAt))), // it waits for them once they are one
      ...[fulfillmentOrderId, ...earlierIds].flatMap((id) => byHand(told(id), shippedAt)),
    ],
    auditedBy: by(['release']),
    checkedBy: by(checks),
    shippedBy: by(['ship']),
  };
}

const since = (at: Instant, waits: readonly Wait[]): readonly Wait[] =>
  waits.flatMap(({ from, to }) => (to <= at ? [] : [{ from: from < at ? at : from, to }]));

/** An order is stopped while one of its holds or blocking exceptions is open. */
function stops(entries: readonly HandlingEntry[], end: Instant): readonly Wait[] {
  const open = new Map<string, Instant>();
  const waits: Wait[] = [];
  for (const { event, cause, at } of entries) {
    const isHold = event === orderHoldPlaced.type.name || event === orderHoldEnded.type.name;
    if (cause === null || (!isHold && !blockingKinds.some((kind) => kind === cause))) continue;
    const key = `${isHold ? 'hold' : 'exception'} ${cause}`;
    const from = open.get(key);
    const begins = event === orderHoldPlaced.type.name || event === orderExceptionRaised.type.name;
    if (begins) open.set(key, from ?? at); // told again when its detail changes
    const ends = event === orderHoldEnded.type.name || event === orderExceptionCleared.type.name;
    if (!ends || from === undefined) continue;
    waits.push({ from, to: at });
    open.delete(key);
  }
  return [...waits, ...[...open.values()].map((from) => ({ from, to: end }))];
}

/** It lay with the auditors or with finance. A stay that the product ended by itself, when its time had come, waited for nobody. */
function byHand(entries: readonly HandlingEntry[], end: Instant): readonly Wait[] {
  const waits: Wait[] = [];
  let from: Instant | null = null;
  for (const { event, at, ...move } of entries) {
    if (event !== fulfillmentMoved.type.name) continue;
    if (from !== null && peopleStages.includes(move.from ?? '')) {
      if (move.personId !== null) waits.push({ from, to: at });
      from = null;
    }
    if (peopleStages.includes(move.to ?? '')) from = at;
  }
  return from === null ? waits : [...waits, { from, to: end }];
}
