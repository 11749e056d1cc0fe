import { createHash } from 'node:crypto';

/**
 * Chance that repeats exactly: 0 ≤ x < 1 by the seed and by what it is about. What is asked in another order, or not at all, moves no
 * other answer; so a month with faults draws as one without.
 */
export type Chance = (...about: readonly string[]) => number;

export function chanceOf(seed: string): Chance {
  return (...about) =>
    createHash('sha256')
      .update([seed, ...about].join('\n'))
      .digest()
      .readUIntBE(0, 6) /
    2 ** 48;
}

/** How long somebody takes whose half of all times is the median: seldom at once, sometimes long. Log-normal, one sigma a factor of two. */
export function reactionMs(chance: number, medianMs: number): number {
  // the logistic curve stands for the normal one: simple, and as good for people
  const clipped = Math.min(Math.max(chance, 0.001), 0.999);
  const deviations = Math.log(clipped / (1 - clipped)) / 1.702;
  return medianMs * 2 ** deviations;
}
