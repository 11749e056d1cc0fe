import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { PullAsk, PullPage } from '@zhidan/core/channels/connector.ts';
import type { PullWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callShop } from '../call/call-shop.ts';
import { receiveDocuments, type DocumentsAsk } from '../receive-documents.ts';
import { countInRun, type PullRunId } from './pull-run-store.ts';
import { readAlone } from './read-alone.ts';

/** A run at work on a shop; `isOutOfTime`: it should end at the next page and leave the rest to a later one. */
export type RunAtWork = Readonly<{
  runId: PullRunId;
  shopId: ShopId;
  startedAt: Instant;
  signal: AbortSignal | undefined;
  isOutOfTime(): boolean;
  /** the span that is stored so far, as the list of runs shows it, also of a run that fails later */
  passed(span: PullWindow): void;
}>;

export type WindowAsk = Readonly<{
  basis: PullAsk['basis'];
  window: PullWindow;
  /** where an earlier run was cut off; null for the first page */
  page: string | null;
  /** written together with the last documents of each page: `next` is the page that follows, null when the window is stored whole */
  keepPlace(tx: Tx, next: string | null): Promise<void>;
  /** the remembered page is not known to the platform any more: the window begins again */
  forgetPlace(): Promise<void>;
}>;

/**
 * Reads a window page by page and stores each page as it comes, together with the place from which a later run can go on.
 * Answers whether the window is stored whole.
 */
export async function pullWindow(merchant: Merchant, run: RunAtWork, ask: WindowAsk): Promise<boolean> {
  let { page } = ask;
  let isResumed = page !== null;
  for (;;) {
    const read = await readPage(merchant, run, { basis: ask.basis, ...ask.window, page }).catch((error: unknown) => {
      if (!isResumed || !isAboutTheRequest(error)) throw error;
      return null;
    });
    isResumed = false;
    if (read === null) {
      await ask.forgetPlace();
      page = null;
      continue;
    }
    await storePage(merchant, run, read, (tx) => ask.keepPlace(tx, read.next));
    if (read.next === null) return true;
    if (run.isOutOfTime()) return false;
    page = read.next;
  }
}

const isAboutTheRequest = (error: unknown): boolean =>
  error instanceof ConnectorFault && (error.kind === 'invalid_request' || error.kind === 'business');

type ReadPage = PullPage & Pick<DocumentsAsk, 'readAt'>;

function readPage(merchant: Merchant, { shopId, signal }: RunAtWork, ask: PullAsk): Promise<ReadPage> {
  const asking = async (...[connector, outside, access]: Parameters<Parameters<typeof callShop<ReadPage>>[2]>): Promise<ReadPage> => {
    const readAt = merchant.clock(); // of the attempt that succeeds
    return { ...(await connector.pullPage(outside, access, ask)), readAt };
  };
  return callShop(merchant, shopId, asking, signal);
}

/** Those that came with the page first, so that what is read alone afterwards costs nothing when it fails. */
async function storePage(merchant: Merchant, run: RunAtWork, page: ReadPage, keepPlace: (tx: Tx) => Promise<void>): Promise<void> {
  const { runId, shopId, signal } = run;
  const road = 'pull' as const;
  const isWhole = page.unread.length === 0;
  await receiveDocuments(merchant, { shopId, road, readAt: page.readAt, documents: page.documents }, async (tx, outcome) => {
    await countInRun(tx, runId, { ...outcome, pageCount: isWhole ? 1 : 0, documentCount: page.documents.length });
    if (isWhole) await keepPlace(tx);
  });
  if (isWhole) return;
  const readAt = merchant.clock();
  const { documents, missing } = await readAlone(merchant, {
    shopId,
    channelOrderNos: page.unread,
    isAnswering: page.documents.length > 0,
    signal,
  });
  await receiveDocuments(merchant, { shopId, road, readAt, documents, missing }, async (tx, outcome) => {
    await countInRun(tx, runId, { ...outcome, pageCount: 1, documentCount: documents.length + missing.length });
    await keepPlace(tx);
  });
}
