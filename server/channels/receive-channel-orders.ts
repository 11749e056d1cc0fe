import { amountBreaks } from '@zhidan/core/channels/amount-break.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { takesPlaceOf } from '@zhidan/core/channels/document-version.ts';
import { orderProblem } from '@zhidan/core/channels/order-problem.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { OrderContent } from '@zhidan/core/orders/order-content.ts';
import type { OrderId, OrderRoad } from '@zhidan/core/orders/order.ts';
import { settleRefunding } from '../fulfillment/index.ts';
import { recordOrders } from '../orders/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { newId } from '../platform/new-id.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { documentsForUpdate, insertDocuments, knownDocuments, updateDocuments } from './channel-order-store.ts';
import type { DocumentToSave, KnownDocument } from './channel-order-store.ts';
import { storableOrder, type ReceivedOrder } from './storable-order.ts';

/** Orders at most that are received in one call. */
export const receiveLimit = 500;

export type ReceiveAsk = Asked<
  Readonly<{
    shopId: ShopId;
    road: OrderRoad;
    /** when the platform was asked for these documents, before its answer came */
    readAt: Instant;
    orders: readonly ReceivedOrder[];
  }>
>;

/** What became of the documents; each is counted once. */
export type ReceiveOutcome = Readonly<{
  newCount: number;
  changedCount: number;
  unchangedCount: number;
  /** older than what we have, and therefore ignored */
  olderCount: number;
  /** readings that cannot be stored, and why */
  unfit: readonly Readonly<{ channelOrderNo: string; problem: string }>[];
}>;

type Candidate = Readonly<{ document: DocumentToSave; order: ChannelOrder }>;

/**
 * Takes in documents of one shop, by whatever road: new orders are entered, newer documents take the place of older ones and
 * each change is told to the journal, all else is counted. Delivered twice, or by two receivers at once, counts once.
 * One statement for unchanged orders, six for new ones, eighteen for changed ones, some more where they hold an order up: for any
 * number of them.
 * @throws RangeError for more than `receiveLimit` orders
 */
export async function receiveChannelOrders(tx: Tx, ask: ReceiveAsk, vault: Vault): Promise<ReceiveOutcome> {
  if (ask.orders.length > receiveLimit) throw new RangeError(`receiveChannelOrders: ${ask.orders.length} orders, at most ${receiveLimit}`);
  const unfit = ask.orders.flatMap(({ order }) => {
    const problem = orderProblem(order);
    return problem === null ? [] : [{ channelOrderNo: order.channelOrderNo, problem }];
  });
  const readable = ask.orders.filter(({ order }) => orderProblem(order) === null);
  const count = { newCount: 0, changedCount: 0, unchangedCount: 0, olderCount: 0 };
  const offered = newestOfEach(
    readable.map((received) => candidateOf(received, ask, vault)),
    count,
  );
  const known = await knownDocuments(tx, asked(ask, offered));
  const fresh = offered.filter(({ document }) => !known.has(document.channelOrderNo));
  const newer = newerThan(known, offered, count);

  const entered = await insertDocuments(
    tx,
    fresh.map(({ document }) => document),
  );
  const isEntered = ({ document }: Candidate): boolean => entered.has(document.channelOrderNo);
  const contested = [...newer, ...fresh.filter((candidate) => !isEntered(candidate))]; // a rival may have been faster
  const locked = await documentsForUpdate(tx, asked(ask, contested));
  const changed = newerThan(locked, contested, count);
  await updateDocuments(
    tx,
    changed.map(({ document }) => document),
  );

  const enteredOrders = fresh.filter(isEntered).map((candidate) => readOrder(candidate, candidate.document.orderId));
  const changedOrders = changed.map((candidate) => readOrder(candidate, locked.get(candidate.document.channelOrderNo)?.orderId));
  const { shopId, road, by, now } = ask;
  const refunded = await recordOrders(tx, { shopId, road, by, now, entered: enteredOrders, changed: changedOrders }, vault);
  await settleRefunding(tx, refunded);
  return { ...count, newCount: enteredOrders.length, changedCount: changed.length, unfit };
}

type Count = { unchangedCount: number; olderCount: number };

/** One document of each number, in the order of their numbers. */
function newestOfEach(candidates: readonly Candidate[], count: Count): readonly Candidate[] {
  const newest = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { channelOrderNo } = candidate.document;
    const rival = newest.get(channelOrderNo);
    if (!rival || isNewer(candidate, rival.document, count)) newest.set(channelOrderNo, candidate);
    if (rival && newest.get(channelOrderNo) === candidate) count.olderCount += 1; // the rival it drove out
  }
  return [...newest.values()].toSorted((one, other) => (one.document.channelOrderNo < other.document.channelOrderNo ? -1 : 1));
}

/** Those that have a counterpart and take its place; the others are counted for what they are. */
function newerThan(known: ReadonlyMap<string, KnownDocument>, candidates: readonly Candidate[], count: Count): readonly Candidate[] {
  return candidates.filter((candidate) => {
    const rival = known.get(candidate.document.channelOrderNo);
    return rival !== undefined && isNewer(candidate, rival, count);
  });
}

function isNewer({ document }: Candidate, known: KnownDocument, count: Count): boolean {
  const isSame = known.hash.equals(document.hash);
  const isNewerOne = !isSame && takesPlaceOf(document, known);
  if (isSame) count.unchangedCount += 1;
  else if (!isNewerOne) count.olderCount += 1;
  return isNewerOne;
}

function candidateOf(received: ReceivedOrder, { shopId, road, readAt, now }: ReceiveAsk, vault: Vault): Candidate {
  const { order, ...stored } = storableOrder(received, vault);
  const { channelOrderNo, modifiedAt } = order;
  const orderId = newId<OrderId>(now);
  return { order, document: { shopId, channelOrderNo, orderId, modifiedAt, readAt, receivedAt: now, road, ...stored } };
}

const asked = ({ shopId }: ReceiveAsk, candidates: readonly Candidate[]) => ({
  shopId,
  channelOrderNos: candidates.map(({ document }) => document.channelOrderNo),
});

/** An order under its id, with the sums of ours that do not meet the platform's besides those that its connector found. */
function readOrder({ order }: Candidate, id: string | undefined): { id: string; channelOrderNo: string; content: OrderContent } {
  const told = new Set(order.discrepancies.map(({ rule }) => rule));
  const discrepancies = [...order.discrepancies, ...amountBreaks(order).filter(({ rule }) => !told.has(rule))];
  return { id: id ?? '', channelOrderNo: order.channelOrderNo, content: { ...order, discrepancies } };
}
