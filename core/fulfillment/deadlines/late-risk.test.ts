import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, plusMs } from '../../kernel/instant.ts';
import { lateChance, lateChanceOtherwise, warningDue } from './late-risk.ts';
import { penaltyOf } from './sla-policy.ts';

const now = instant('2026-11-22T02:00:00Z');
const hours = (count: number) => plusMs(now, count * 3_600_000);

describe('money at risk', () => {
  it('warns at twelve, six and two hours, and when it is late', () => {
    const warned = [13, 12, 7, 6, 3, 2, 0.1, 0, -5].map((left) => warningDue(hours(left), now));
    expect(warned).toEqual([null, 12, 12, 6, 6, 2, 2, 0, 0]);
    expect(warningDue(null, now)).toBeNull();
  });

  it('an order with less time is never less likely to be late', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 400 }), fc.integer({ min: 0, max: 400 }), (left, more) => {
        expect(lateChance(hours(left), now)).toBeGreaterThanOrEqual(lateChance(hours(left + more), now));
      }),
    );
    expect(lateChance(hours(-1), now)).toBe(100);
    expect(lateChance(null, now)).toBe(lateChanceOtherwise);
  });

  it('a penalty by share keeps within its bounds, a fixed one is the same for each order', () => {
    const share = { kind: 'share', shareBp: 1_000, fixedFen: 0, minFen: 500, maxFen: 10_000 } as const;
    expect([1_000, 9_990, 50_005, 500_000].map((paid) => penaltyOf(share, paid))).toEqual([500, 999, 5_001, 10_000]);
    expect(penaltyOf({ ...share, kind: 'fixed', fixedFen: 300 }, 50_000)).toBe(300);
    expect(penaltyOf({ ...share, kind: 'none' }, 50_000)).toBe(0);
    expect(penaltyOf({ ...share, maxFen: null }, 500_000)).toBe(50_000);
  });
});
