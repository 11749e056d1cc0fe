import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { nextLoadWindow } from '@zhidan/core/channels/pull-window.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectorOf } from '../call/connector-of.ts';
import { channelOfShop } from '../shop-store.ts';
import { endOpenPull, forgetPage, openPull, postponeOpenPull, saveNextPage, shrinkOpenPull, type OpenPullKind } from './open-pull-store.ts';
import type { RunFault } from './pull-run-store.ts';
import { pullPlace, saveSweptUntil } from './pull-store.ts';
import { pullWindow, type RunAtWork } from './pull-window.ts';
import { retryUnread } from './retry-unread.ts';
import { runPull, type GotThrough } from './run-pull.ts';

/** A long load gives other shops their turn after this long. */
const runLimitMs = 240_000;
const allUnread = 10_000;

export type CreatedAsk = Readonly<{ shopId: ShopId; kind: Exclude<OpenPullKind, 'incremental'>; signal?: AbortSignal | undefined }>;

/**
 * Goes on with a load or a sweep that was begun: orders by their creation, newest first. It goes on over any number of runs, at the
 * page where the last one stood. A sweep also asks again for everything that could not be read. Null: there is nothing to do.
 */
export async function pullOrdersCreated(merchant: Merchant, { shopId, kind, signal }: CreatedAsk): Promise<RunFault | 'done' | null> {
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
      limitMs: runLimitMs,
      intervalMs: place.intervalMs,
      end: (tx, nextAt) => postponeOpenPull(tx, { shopId, kind }, nextAt), // of one that is done there is no row any more
    },
    (run) => readCreated(merchant, run, kind),
  );
  return fault ?? 'done';
}

async function readCreated(merchant: Merchant, run: RunAtWork, kind: CreatedAsk['kind']): Promise<GotThrough> {
  const { shopId, signal } = run;
  const channel = await channelOfShop(merchant.db, shopId);
  const first = await openPull(merchant.db, { shopId, kind });
  if (!channel || !first) return { span: null, isMore: false };
  const { pullRules } = connectorOf(channel);
  if (kind === 'sweep') await retryUnread(merchant, { shopId, seenBefore: run.startedAt, limit: allUnread, signal });
  for (;;) {
    signal?.throwIfAborted();
    const open = await openPull(merchant.db, { shopId, kind });
    if (!open) return { span: { from: first.span.from, to: first.leftTo }, isMore: false };
    const span = { from: open.leftTo, to: first.leftTo };
    const window = open.window ?? nextLoadWindow({ from: open.span.from, to: open.leftTo }, pullRules);
    if (run.isOutOfTime()) return { span, isMore: true };
    await pullWindow(merchant, run, {
      basis: 'created',
      window,
      page: open.window ? open.page : null,
      forgetPlace: () => forgetPage(merchant.db, { shopId, kind }),
      keepPlace: async (tx, page) => {
        if (page !== null) return saveNextPage(tx, { shopId, kind, window, page, askedBy: open.askedBy, now: merchant.clock() });
        if (window.from > open.span.from) return shrinkOpenPull(tx, { shopId, kind }, window.from);
        await endOpenPull(tx, { shopId, kind });
        if (kind === 'sweep') await saveSweptUntil(tx, shopId, open.span.to);
      },
    });
  }
}
