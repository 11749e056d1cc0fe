import { instant, type Instant } from '@zhidan/core/kernel/instant.ts';
import { virtualClock, type VirtualClock } from '../simulate/virtual-merchant.ts';

/** A clock that stands still until the test moves it. */
export type TestClock = VirtualClock;

/** A Sunday noon in Shanghai, unless told otherwise. */
export function testClock(start: Instant = instant('2026-11-22T04:00:00.000Z')): TestClock {
  return virtualClock(start);
}
