import { instant, plusMs, type Clock, type Instant } from '@zhidan/core/kernel/instant.ts';

/** A clock that stands still until the test moves it. */
export type TestClock = Clock & Readonly<{ advance(durationMs: number): Instant }>;

/** A Sunday noon in Shanghai, unless told otherwise. */
export function testClock(start: Instant = instant('2026-11-22T04:00:00.000Z')): TestClock {
  let now = start;
  const clock = (): Instant => now;
  return Object.assign(clock, {
    advance(durationMs: number) {
      now = plusMs(now, durationMs);
      return now;
    },
  });
}
