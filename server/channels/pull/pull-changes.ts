import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { PullRules } from '@zhidan/core/channels/connector.ts';
import { pullBeginning, nextChangeWindow, type PullWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import { shopHistoryLost } from '@zhidan/core/channels/shop-event.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectorOf } from '../call/connector-of.ts';
import { endOpenPull, forgetPage, openPull, saveNextPage } from './open-pull-store.ts';
import { pullPlace, savePulledUntil, savePullEnded, savePullStarted } from './pull-store.ts';
import { pullWindow, type RunAtWork } from './pull-window.ts';
import type { RunFault } from './pull-run-store.ts';
import { runPull, type RunEnd } from './run-pull.ts';
import { retryUnread } from './retry-unread.ts';

/** A run of a shop that has much to catch up ends after this long and goes on in a minute, so that other shops have their turn. */
const runLimitMs = 120_000;
/** Orders that could not be read are tried again by every run, so few that it costs nothing. */
const retriedAtOnce = 20;

const kind = 'incremental' as const;

export type ChangesAsk = Readonly<{
  shopId: ShopId;
  askedBy: string;
  signal?: AbortSignal | undefined;
  stopping?: AbortSignal | undefined;
}>;

/**
 * Pulls what changed at a shop since the last time, window by window up to now less the platform's lag. `pulled_until` moves with
 * each window that is stored whole; a run that is cut off goes on at the page where it stood. Null: the shop is not to be asked.
 */
export async function pullChanges(
  merchant: Merchant,
  { shopId, askedBy, signal, stopping }: ChangesAsk,
): Promise<RunFault | 'done' | null> {
  const place = await pullPlace(merchant.db, shopId);
  if (!place?.isAskable) return null;
  const fault = await runPull(
    merchant,
    {
      shopId,
      kind,
      askedBy,
      signal,
      stopping,
      limitMs: runLimitMs,
      intervalMs: place.intervalMs,
      begin: (tx) => savePullStarted(tx, shopId, merchant.clock()),
      end: (tx, nextPullAt) => savePullEnded(tx, shopId, { now: merchant.clock(), nextPullAt }),
    },
    (run) => readChanges(merchant, run, { askedBy, rules: connectorOf(place.channel).pullRules }),
  );
  return fault ?? 'done';
}

type Reading = Readonly<{ askedBy: string; rules: PullRules }>;

async function readChanges(merchant: Merchant, run: RunAtWork, { askedBy, rules }: Reading): Promise<RunEnd> {
  const { shopId, signal } = run;
  let from: Instant | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const place = await changesPlace(merchant, run, rules);
    if (from !== null) run.passed({ from, to: place.pulledUntil });
    const { window } = place;
    if (!window) {
      await retryUnread(merchant, { shopId, seenBefore: run.startedAt, limit: retriedAtOnce, signal });
      return { isMore: false };
    }
    if (run.isOutOfTime()) return { isMore: true };
    from ??= window.from;
    await pullWindow(merchant, run, {
      basis: 'modified',
      window,
      page: place.page,
      forgetPlace: () => forgetPage(merchant.db, { shopId, kind }),
      keepPlace: async (tx, page) => {
        if (page !== null) return saveNextPage(tx, { shopId, kind, window, page, askedBy, now: merchant.clock() });
        await savePulledUntil(tx, shopId, window.to);
        await endOpenPull(tx, { shopId, kind });
        await tellLostHistory(tx, shopId, { lost: { from: place.pulledUntil, to: window.from }, now: merchant.clock() });
      },
    });
  }
}

/**
 * The window that comes next, or the rest of one that a run was cut off in, unless it lies too far back by now. A run reads up to its
 * own beginning: the clock goes on, and it would never end.
 */
async function changesPlace({ db, clock }: Merchant, { shopId, startedAt }: RunAtWork, rules: PullRules) {
  const beginning = pullBeginning(clock(), rules);
  const pulledUntil = (await pullPlace(db, shopId))?.pulledUntil ?? beginning;
  const open = await openPull(db, { shopId, kind });
  if (open?.window && open.window.from >= beginning) return { pulledUntil, window: open.window, page: open.page };
  return { pulledUntil, window: nextChangeWindow(pulledUntil, startedAt, rules), page: null };
}

async function tellLostHistory(tx: Tx, shopId: ShopId, { lost, now }: Readonly<{ lost: PullWindow; now: Instant }>): Promise<void> {
  if (lost.to <= lost.from) return;
  await emit(tx, { by: systemCaller('channels'), now }, [shopHistoryLost({ subjectId: shopId, payload: lost })]);
}
