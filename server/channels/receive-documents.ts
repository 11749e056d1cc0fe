import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { orderNoAt } from '@zhidan/core/channels/order-no-at.ts';
import type { UnreadProblem } from '@zhidan/core/channels/pull/unread-problem.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import type { Tx } from '../platform/db/database.ts';
import { isUnstorable } from '../platform/db/database-fault.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import type { Merchant } from '../platform/merchant.ts';
import { connectorOf } from './call/connector-of.ts';
import { receiveChannelOrders, receiveLimit } from './receive-channel-orders.ts';
import { channelOfShop } from './shop-store.ts';
import type { ReceivedOrder } from './storable-order.ts';
import { clearUnread, keepUnread, type UnreadDocument } from './unread-document-store.ts';

export type DocumentsAsk = Readonly<{
  shopId: ShopId;
  road: OrderRoad;
  /** when the platform was asked for these documents, before its answer came */
  readAt: Instant;
  documents: readonly JsonObject[];
  /** orders that the platform names and does not give out */
  missing?: readonly UnreadDocument[];
}>;

/** What became of documents; each is counted once. */
export type DocumentsOutcome = Readonly<{
  newCount: number;
  changedCount: number;
  unchangedCount: number;
  olderCount: number;
  /** kept in unread_documents until they are read */
  unreadableCount: number;
}>;

const nothing: DocumentsOutcome = { newCount: 0, changedCount: 0, unchangedCount: 0, olderCount: 0, unreadableCount: 0 };

/** What is written in the transaction of the last documents: the place from which a pull goes on. */
export type AlsoWrite = (tx: Tx, outcome: DocumentsOutcome) => Promise<void>;

/**
 * Takes in documents of a shop as its connector gave them, any number, by whatever road. One that cannot be read or stored is kept
 * and shown, and stops no other; one that could not be read before and now can is no longer shown.
 * @throws Refused `shop.not_found`
 */
export async function receiveDocuments(merchant: Merchant, ask: DocumentsAsk, also?: AlsoWrite): Promise<DocumentsOutcome> {
  const channel = await channelOfShop(merchant.db, ask.shopId);
  if (!channel) throw new Refused('shop.not_found', { shopId: ask.shopId });
  const reading = readingOf(merchant, connectorOf(channel), ask);
  const batches = batchesOf(reading.orders);
  let outcome = nothing;
  for (const [index, orders] of batches.entries()) {
    const isLast = index === batches.length - 1;
    const batch: Batch = { ...ask, orders, unread: isLast ? reading.unread : [] };
    outcome = await receiveBatch(merchant, batch, { before: outcome, also: isLast ? also : undefined });
  }
  return outcome;
}

type Reading = Readonly<{ orders: readonly ReceivedOrder[]; unread: readonly UnreadDocument[] }>;
type Batch = Omit<DocumentsAsk, 'documents' | 'missing'> & Reading;

function readingOf({ log }: Merchant, connector: Connector, { shopId, documents, missing = [] }: DocumentsAsk): Reading {
  const orders: ReceivedOrder[] = [];
  const unread: UnreadDocument[] = [...missing];
  for (const document of documents) {
    try {
      orders.push({ document, order: connector.mapOrder(document) });
    } catch (error) {
      if (!(error instanceof RangeError)) log.error({ err: error, shopId }, 'a connector stumbled over a document'); // ours to mend
      const problem = error instanceof RangeError ? error.message : ('connector_stumbled' satisfies UnreadProblem);
      unread.push({ channelOrderNo: orderNoAt(document, connector.orderNoPath), problem, document });
    }
  }
  return { orders, unread };
}

/** At least one, so that what is also written is written for an empty page too. */
function batchesOf(orders: readonly ReceivedOrder[]): readonly (readonly ReceivedOrder[])[] {
  const count = Math.max(1, Math.ceil(orders.length / receiveLimit));
  return Array.from({ length: count }, (_, index) => orders.slice(index * receiveLimit, (index + 1) * receiveLimit));
}

type Around = Readonly<{ before: DocumentsOutcome; also: AlsoWrite | undefined }>;

/** A batch in one transaction; when the database refuses a value in it, order by order, so that the one to blame is found. */
async function receiveBatch(merchant: Merchant, batch: Batch, { before, also }: Around): Promise<DocumentsOutcome> {
  try {
    return await inTransaction(merchant.db, (tx) => writeBatch(tx, merchant, batch, { before, also }));
  } catch (error) {
    if (!isUnstorable(error) || batch.orders.length === 0) throw error;
    merchant.log.error({ err: error, shopId: batch.shopId }, 'a batch of orders cannot be stored; they go one by one');
  }
  let outcome = before;
  const unread = [...batch.unread];
  for (const received of batch.orders) {
    const alone: Batch = { ...batch, orders: [received], unread: [] };
    try {
      const been = outcome;
      outcome = await inTransaction(merchant.db, (tx) => writeBatch(tx, merchant, alone, { before: been, also: undefined }));
    } catch (error) {
      if (!isUnstorable(error)) throw error;
      const { channelOrderNo } = received.order;
      unread.push({ channelOrderNo, problem: 'database_refused' satisfies UnreadProblem, document: received.document });
    }
  }
  const rest: Batch = { ...batch, orders: [], unread };
  return inTransaction(merchant.db, (tx) => writeBatch(tx, merchant, rest, { before: outcome, also }));
}

async function writeBatch(tx: Tx, { vault, clock }: Merchant, batch: Batch, { before, also }: Around): Promise<DocumentsOutcome> {
  const { shopId, road, readAt, orders } = batch;
  const now = clock();
  const received = await receiveChannelOrders(tx, { by: systemCaller('channels'), now, shopId, road, readAt, orders }, vault);
  const documentOf = new Map(orders.map(({ order, document }) => [order.channelOrderNo, document]));
  const unfit = received.unfit.map(({ channelOrderNo, problem }) => {
    const isNumbered = channelOrderNo.trim() !== '';
    return { channelOrderNo: isNumbered ? channelOrderNo : null, problem, document: documentOf.get(channelOrderNo) ?? null };
  });
  const unread = [...batch.unread, ...unfit];
  const unfitNos = new Set(unfit.map(({ channelOrderNo }) => channelOrderNo));
  const channelOrderNos = [...documentOf.keys()].filter((no) => !unfitNos.has(no));
  await clearUnread(tx, { shopId, channelOrderNos, now });
  await keepUnread(tx, { shopId, road, readAt, now, unread }, vault);
  const outcome: DocumentsOutcome = {
    newCount: before.newCount + received.newCount,
    changedCount: before.changedCount + received.changedCount,
    unchangedCount: before.unchangedCount + received.unchangedCount,
    olderCount: before.olderCount + received.olderCount,
    unreadableCount: before.unreadableCount + unread.length,
  };
  await also?.(tx, outcome);
  return outcome;
}
