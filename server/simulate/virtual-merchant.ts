import { plusMs, type Clock, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Merchant } from '../platform/merchant.ts';

/** A clock that stands still until it is moved. */
export type VirtualClock = Clock & Readonly<{ advance(durationMs: number): Instant }>;

/** A merchant whose time is ours. */
export type VirtualMerchant = Merchant & Readonly<{ clock: VirtualClock; databaseUrl: string }>;

export function virtualClock(start: Instant): VirtualClock {
  let now = start;
  const clock = (): Instant => now;
  return Object.assign(clock, {
    advance(durationMs: number) {
      now = plusMs(now, durationMs);
      return now;
    },
  });
}
