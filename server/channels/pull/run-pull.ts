import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { PullKind } from '@zhidan/core/channels/pull/pull-run.ts';
import type { PullWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { isDatabaseUnavailable } from '../../platform/db/database-fault.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { saveShopFault } from '../call/shop-access-store.ts';
import type { RunAtWork } from './pull-window.ts';
import { beginRun, endRun, RunClosed, type PullRunId, type RunFault } from './pull-run-store.ts';

/** A run that failed in passing is tried again soon, but never sooner than this. */
const soonestMs = 60_000;

export type PullAtWork = Readonly<{
  shopId: ShopId;
  kind: PullKind;
  askedBy: string;
  signal?: AbortSignal | undefined;
  /** its worker is to end: the run ends at the next page too */
  stopping?: AbortSignal | undefined;
  /** after this long the run ends at the next page, so that other shops have their turn */
  limitMs: number;
  /** the usual pause until the next run */
  intervalMs: number;
  /** written when the run begins */
  begin?(tx: Tx): Promise<void>;
  /** written when the run ends: when the next one is due */
  end(tx: Tx, nextAt: Instant): Promise<void>;
}>;

/** `isMore`: there is more that it had no time for. */
export type RunEnd = Readonly<{ isMore: boolean }>;

/**
 * One run from its first row to its last: what it meets is kept with it and with the shop, and decides when the next one is due.
 * Nothing a platform does makes it throw; it does when the database is away or it is cut off, and the next run closes it.
 */
export async function runPull(merchant: Merchant, pull: PullAtWork, work: (run: RunAtWork) => Promise<RunEnd>): Promise<RunFault | null> {
  const { shopId, kind, askedBy, signal } = pull;
  const startedAt = merchant.clock();
  const runId = newId<PullRunId>(startedAt);
  const begunAt = performance.now();
  await inTransaction(merchant.db, async (tx) => {
    await beginRun(tx, { id: runId, shopId, kind, askedBy, span: null, startedAt });
    await pull.begin?.(tx);
  });
  let span: PullWindow | null = null;
  const passed = (got: PullWindow): void => void (span = got);
  const isOutOfTime = (): boolean => pull.stopping?.aborted === true || performance.now() - begunAt > pull.limitMs;
  let isMore = false;
  let fault: (RunFault & Pick<ConnectorFault, 'retryAfterMs'>) | null = null;
  try {
    ({ isMore } = await work({ runId, shopId, startedAt, signal, isOutOfTime, passed }));
  } catch (error) {
    if (error instanceof RunClosed || isDatabaseUnavailable(error) || signal?.aborted) throw error;
    fault = faultOf(merchant, shopId, error);
  }
  await inTransaction(merchant.db, async (tx) => {
    const endedAt = merchant.clock();
    if (!(await endRun(tx, { id: runId, endedAt, span, fault }))) return;
    await saveShopFault(tx, shopId, fault && { kind: fault.kind, code: fault.platformCode, words: fault.platformWords, at: endedAt });
    await pull.end(tx, isMore ? endedAt : plusMs(endedAt, pauseAfter(fault, pull.intervalMs)));
  });
  return fault;
}

/** A fault of ours is one the merchant cannot mend: it is told as such, logged whole, and stops no later run. */
function faultOf({ log }: Merchant, shopId: ShopId, error: unknown): RunFault & Pick<ConnectorFault, 'retryAfterMs'> {
  if (error instanceof ConnectorFault) {
    log.warn({ shopId, fault: error.message }, 'a pull met a fault');
    return error;
  }
  log.error({ err: error, shopId }, 'a pull stumbled over a fault of ours');
  return { kind: 'unknown', platformCode: 'internal', platformWords: 'an error inside this program; see the log', retryAfterMs: null };
}

function pauseAfter(fault: Pick<ConnectorFault, 'kind' | 'retryAfterMs'> | null, intervalMs: number): number {
  if (!fault || (fault.kind !== 'throttled' && fault.kind !== 'transient')) return intervalMs;
  return Math.max(soonestMs, fault.retryAfterMs ?? 0);
}
