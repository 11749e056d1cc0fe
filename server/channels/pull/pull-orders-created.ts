import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { PullRules } from '@zhidan/core/channels/connector.ts';
import { nextLoadWindow, stillAnswered, type PullWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectorOf } from '../call/connector-of.ts';
import { channelOfShop } from '../shop-store.ts';
import {
  endOpenPull,
  forgetPage,
  openPull,
  postponeOpenPull,
  saveNextPage,
  shrinkOpenPull,
  type OpenPull,
  type OpenPullKind,
} from './open-pull-store.ts';
import type { RunFault } from './pull-run-store.ts';
import { pullPlace, saveSweptUntil } from './pull-store.ts';
import { pullWindow, type RunAtWork } from './pull-window.ts';
import { retryUnread } from './retry-unread.ts';
import { runPull, type RunEnd } from './run-pull.ts';

/** A long load gives other shops their turn after this long. */
const runLimitMs = 240_000;
const allUnread = 10_000;

export type CreatedAsk = Readonly<{
  shopId: ShopId;
  kind: Exclude<OpenPullKind, 'incremental'>;
  signal?: AbortSignal | undefined;
  stopping?: AbortSignal | undefined;
}>;

/**
 * Goes on with a load or a sweep that was begun: orders by their creation, newest first. It goes on over any number of runs, at the
 * page where the last one stood. A sweep also asks again for everything that could not be read. Null: there is nothing to do.
 */
export async function pullOrdersCreated(
  merchant: Merchant,
  { shopId, kind, signal, stopping }: CreatedAsk,
): Promise<RunFault | 'done' | null> {
  const open = await openPull(merchant.db, { shopId, kind });
  const place = await pullPlace(merchant.db, shopId);
  if (!open || !place?.isAskable) return null;
  const fault = await runPull(
    merchant,
    {
      shopId,
      kind,
      askedBy: open.askedBy,
      signal,
      stopping,
      limitMs: runLimitMs,
      intervalMs: place.intervalMs,
      end: (tx, nextAt) => postponeOpenPull(tx, { shopId, kind }, nextAt), // of one that is done there is no row any more
    },
    (run) => readCreated(merchant, run, kind),
  );
  return fault ?? 'done';
}

async function readCreated(merchant: Merchant, run: RunAtWork, kind: CreatedAsk['kind']): Promise<RunEnd> {
  const { shopId, signal } = run;
  const channel = await channelOfShop(merchant.db, shopId);
  const first = await openPull(merchant.db, { shopId, kind });
  if (!channel || !first) return { isMore: false };
  const { pullRules } = connectorOf(channel);
  if (kind === 'sweep') await retryUnread(merchant, { shopId, seenBefore: run.startedAt, limit: allUnread, signal });
  for (;;) {
    signal?.throwIfAborted();
    const open = await openPull(merchant.db, { shopId, kind });
    run.passed({ from: open?.leftTo ?? first.span.from, to: first.leftTo });
    if (!open) return { isMore: false };
    if (run.isOutOfTime()) return { isMore: true };
    const left = stillAnswered({ from: open.span.from, to: open.leftTo }, merchant.clock(), pullRules);
    if (!left) await inTransaction(merchant.db, (tx) => endLoad(tx, { shopId, kind, open }));
    else await readWindow(merchant, run, { kind, open, left, rules: pullRules });
  }
}

type Load = Readonly<{ kind: CreatedAsk['kind']; open: OpenPull; left: PullWindow; rules: PullRules }>;

async function readWindow(merchant: Merchant, run: RunAtWork, { kind, open, left, rules }: Load): Promise<void> {
  const { shopId } = run;
  const resumed = open.window && open.window.from >= left.from ? open.window : null;
  const window = resumed ?? nextLoadWindow(left, rules);
  await pullWindow(merchant, run, {
    basis: 'created',
    window,
    page: resumed && open.page,
    forgetPlace: () => forgetPage(merchant.db, { shopId, kind }),
    keepPlace: async (tx, page) => {
      if (page !== null) return saveNextPage(tx, { shopId, kind, window, page, askedBy: open.askedBy, now: merchant.clock() });
      if (window.from > left.from) return shrinkOpenPull(tx, { shopId, kind }, window.from);
      await endLoad(tx, { shopId, kind, open });
    },
  });
}

async function endLoad(tx: Tx, { shopId, kind, open }: Pick<CreatedAsk, 'shopId' | 'kind'> & Readonly<{ open: OpenPull }>): Promise<void> {
  await endOpenPull(tx, { shopId, kind });
  if (kind === 'sweep') await saveSweptUntil(tx, shopId, open.span.to);
}
