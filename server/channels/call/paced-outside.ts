import { setTimeout as pause } from 'node:timers/promises';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside, OutsideAnswer } from '@zhidan/core/channels/outside.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { fetchOutside } from '../fetch-outside.ts';
import { takeCallPlace } from './call-pace-store.ts';

/** Bans by the minute are waited out; after a longer pause whoever calls comes again. */
const longestPauseMs = 65_000;
/** A pause is looked at again this often: it may grow or be lifted. */
const lookAgainMs = 250;

/** Clocks further apart than this are told; platforms that look at it allow ten minutes. */
const skewLimitMs = 5 * 60_000;

export type Pace = Readonly<{ shopId: ShopId; callsPerSecond: number; signal?: AbortSignal | undefined }>;

/**
 * The network for one shop, at its pace over all processes: each request waits for its place in the row.
 * @throws ConnectorFault `throttled` when the platform asked for a pause that is too long to wait out
 */
export function pacedOutside(merchant: Merchant, { shopId, callsPerSecond, signal }: Pace): Outside {
  const outside = fetchOutside(merchant.clock);
  return {
    ...outside,
    async send(request) {
      for (;;) {
        signal?.throwIfAborted();
        const { waitMs, isPaused } = await takeCallPlace(merchant.db, shopId, callsPerSecond);
        if (isPaused && waitMs > longestPauseMs) throw pausedFault(waitMs);
        if (waitMs > 0) await pause(isPaused ? Math.min(waitMs, lookAgainMs) : waitMs, undefined, signal ? { signal } : {});
        if (!isPaused) return inTime(await outside.send(request), merchant.clock());
      }
    },
  };
}

/**
 * Refuses an answer of another time than ours. Most platforms refuse such a request themselves; those that do not would let windows
 * end in their future, and what comes until then would be missed.
 * @throws ConnectorFault `invalid_request`
 */
function inTime(answer: OutsideAnswer, now: Instant): OutsideAnswer {
  const toldMs = Date.parse(answer.headers['date'] ?? '');
  const aheadMs = instantMs(now) - toldMs;
  if (Number.isNaN(toldMs) || Math.abs(aheadMs) <= skewLimitMs) return answer;
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const platformWords = `this server's clock is ${minutes} min ${aheadMs > 0 ? 'ahead of' : 'behind'} the platform's`;
  throw new ConnectorFault({ kind: 'invalid_request', platformCode: 'clock_skew', platformWords });
}

function pausedFault(waitMs: number): ConnectorFault {
  const seconds = Math.ceil(waitMs / 1_000);
  const platformWords = `the platform asked for a pause; ${seconds} s of it are left`;
  return new ConnectorFault({ kind: 'throttled', platformCode: 'paused', platformWords, retryAfterMs: Math.ceil(waitMs) });
}
