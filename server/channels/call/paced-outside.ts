import { setTimeout as pause } from 'node:timers/promises';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { fetchOutside } from '../fetch-outside.ts';
import { takeCallPlace } from './call-pace-store.ts';

/** A longer pause that the platform asked for is not waited out here: whoever calls comes again later. */
const longestPauseMs = 20_000;
/** A pause is looked at again this often: it may grow or be lifted. */
const lookAgainMs = 250;

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
        if (!isPaused) return outside.send(request);
      }
    },
  };
}

function pausedFault(waitMs: number): ConnectorFault {
  const seconds = Math.ceil(waitMs / 1_000);
  const platformWords = `the platform asked for a pause; ${seconds} s of it are left`;
  return new ConnectorFault({ kind: 'throttled', platformCode: 'paused', platformWords, retryAfterMs: Math.ceil(waitMs) });
}
