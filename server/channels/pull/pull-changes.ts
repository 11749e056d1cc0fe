import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { pullBeginning, nextChangeWindow, type PullWindow } from '@zhidan/core/channels/pull-window.ts';
import { shopHistoryLost } from '@zhidan/core/channels/shop-event.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectorOf } from '../call/connector-of.ts';
import { channelOfShop } from '../shop-store.ts';
import { endOpenPull, forgetPage, openPull, saveNextPage } from './open-pull-store.ts';
import { pullPlace, savePulledUntil, savePullEnded, savePullStarted } from './pull-store.ts';
import { pullWindow, type RunAtWork } from './pull-window.ts';
import type { RunFault } from './pull-run-store.ts';
import { runPull, type GotThrough } from './run-pull.ts';
import { retryUnread } from './retry-unread.ts';

/** A run of a shop that has much to catch up ends after this long and goes on in a minute, so that other shops have their turn. */
const runLimitMs = 120_000;
/** Orders that could not be read are tried again by every run, so few that it costs nothing. */
const retriedAtOnce = 20;

const kind = 'incremental' as const;

export type ChangesAsk = Readonly<{ shopId: ShopId; askedBy: string; signal?: AbortSignal | undefined }>;

/**
 * Pulls what changed at a shop since the last time, window by window up to now less the platform's lag. `pulled_until` moves with
 * each window that is stored whole; a run that is cut off goes on at the page where it stood. Null: the shop is not to be asked.
 */
export async function pullChanges(merchant: Merchant, { shopId, askedBy, signal }: ChangesAsk): Promise<RunFault | 'done' | null> {
  const place = await pullPlace(merchant.db, shopId);
  if (!place?.isAskable) return null;
  const fault = await runPull(
    merchant,
    {
      shopId,
      kind,
      askedBy,
      signal,
      limitMs: runLimitMs,
      intervalMs: place.intervalMs,
      begin: (tx) => savePullStarted(tx, shopId, merchant.clock()),
      end: (tx, nextPullAt) => savePullEnded(tx, shopId, { now: merchant.clock(), nextPullAt }),
    },
    (run) => readChanges(merchant, run, askedBy),
  );
  return fault ?? 'done';
}

async function readChanges(merchant: Merchant, run: RunAtWork, askedBy: string): Promise<GotThrough> {
  const { shopId, signal } = run;
  const channel = await channelOfShop(merchant.db, shopId);
  if (!channel) return { span: null, isMore: false };
  const { pullRules } = connectorOf(channel);
  let from: Instant | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const pulledUntil = (await pullPlace(merchant.db, shopId))?.pulledUntil ?? pullBeginning(merchant.clock(), pullRules);
    const open = await openPull(merchant.db, { shopId, kind });
    const window = open?.window ?? nextChangeWindow(pulledUntil, merchant.clock(), pullRules);
    from ??= window?.from ?? null;
    const span = from && { from, to: pulledUntil };
    if (!window) {
      await retryUnread(merchant, { shopId, seenBefore: run.startedAt, limit: retriedAtOnce, signal });
      return { span, isMore: false };
    }
    if (run.isOutOfTime()) return { span, isMore: true };
    await tellLostHistory(merchant, shopId, { from: pulledUntil, to: window.from });
    await pullWindow(merchant, run, {
      basis: 'modified',
      window,
      page: open?.window ? open.page : null,
      forgetPlace: () => forgetPage(merchant.db, { shopId, kind }),
      keepPlace: async (tx, page) => {
        if (page !== null) return saveNextPage(tx, { shopId, kind, window, page, askedBy, now: merchant.clock() });
        await savePulledUntil(tx, shopId, window.to);
        await endOpenPull(tx, { shopId, kind });
      },
    });
  }
}

async function tellLostHistory(merchant: Merchant, shopId: ShopId, lost: PullWindow): Promise<void> {
  if (lost.to <= lost.from) return;
  await inTransaction(merchant.db, (tx) =>
    emit(tx, { by: systemCaller('channels'), now: merchant.clock() }, [shopHistoryLost({ subjectId: shopId, payload: lost })]),
  );
}
