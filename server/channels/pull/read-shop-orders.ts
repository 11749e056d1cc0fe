import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { PullKind } from '@zhidan/core/channels/pull/pull-run.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { callShop } from '../call/call-shop.ts';
import { receiveDocuments, type DocumentsOutcome } from '../receive-documents.ts';
import { insertEndedRun, type PullRunId, type RunFault } from './pull-run-store.ts';
import { readAlone } from './read-alone.ts';

/** Orders that are asked for in one call of the connector. */
const groupSize = 20;

export type ShopOrdersAsk = Readonly<{
  shopId: ShopId;
  channelOrderNos: readonly string[];
  kind: Extract<PullKind, 'news' | 'gap'>;
  askedBy: string;
  signal?: AbortSignal | undefined;
}>;

/** `missing`: numbers that the platform does not give out; they are kept among the unread. */
export type ShopOrdersOutcome = DocumentsOutcome & Readonly<{ missing: readonly string[] }>;

const noCount: DocumentsOutcome = { newCount: 0, changedCount: 0, unchangedCount: 0, olderCount: 0, unreadableCount: 0 };

/**
 * Reads orders of a shop by their numbers and receives them: after news of the platform, or to fill a gap. One run in the list.
 * @throws ConnectorFault when the platform or the shop is in trouble; what was read until then is stored
 */
export async function readShopOrders(merchant: Merchant, ask: ShopOrdersAsk): Promise<ShopOrdersOutcome> {
  const { shopId, kind, askedBy } = ask;
  const startedAt = merchant.clock();
  const numbers = [...new Set(ask.channelOrderNos)];
  const road = kind === 'news' ? 'push' : 'pull';
  let count = { ...noCount, pageCount: 0, documentCount: 0 };
  const missing: string[] = [];
  let fault: RunFault | null = null;
  try {
    for (let at = 0; at < numbers.length; at += groupSize) {
      const read = await readGroup(merchant, { ...ask, channelOrderNos: numbers.slice(at, at + groupSize) });
      const outcome = await receiveDocuments(merchant, { shopId, road, ...read });
      missing.push(...read.missing.flatMap(({ channelOrderNo }) => channelOrderNo ?? []));
      count = added(count, outcome, read.documents.length);
    }
    return { ...count, missing };
  } catch (error) {
    if (error instanceof ConnectorFault) fault = error;
    else fault = { kind: 'unknown', platformCode: 'internal', platformWords: 'an error inside this program; see the log' };
    throw error;
  } finally {
    const run = { id: newId<PullRunId>(startedAt), shopId, kind, askedBy, span: null, startedAt };
    if (numbers.length > 0) await inTransaction(merchant.db, (tx) => insertEndedRun(tx, run, { endedAt: merchant.clock(), fault, count }));
  }
}

type Group = Awaited<ReturnType<typeof readAlone>> & Readonly<{ readAt: Instant }>;

/** Together where that goes well; one by one for what a group does not give. */
async function readGroup(merchant: Merchant, { shopId, channelOrderNos, signal }: ShopOrdersAsk): Promise<Group> {
  const readAt = merchant.clock();
  const together = await callShop(
    merchant,
    shopId,
    (connector, outside, access) => connector.readOrders(outside, access, channelOrderNos),
    signal,
  ).catch((error: unknown) => {
    if (error instanceof ConnectorFault && error.kind !== 'auth_expired' && error.kind !== 'permission') return null;
    throw error;
  });
  if (together?.length === channelOrderNos.length) return { readAt, documents: together, missing: [] };
  return { readAt, ...(await readAlone(merchant, { shopId, channelOrderNos, isAnswering: false, signal })) };
}

function added(count: DocumentsOutcome & { pageCount: number; documentCount: number }, outcome: DocumentsOutcome, documentCount: number) {
  return {
    newCount: count.newCount + outcome.newCount,
    changedCount: count.changedCount + outcome.changedCount,
    unchangedCount: count.unchangedCount + outcome.unchangedCount,
    olderCount: count.olderCount + outcome.olderCount,
    unreadableCount: count.unreadableCount + outcome.unreadableCount,
    pageCount: count.pageCount + 1,
    documentCount: count.documentCount + documentCount,
  };
}
