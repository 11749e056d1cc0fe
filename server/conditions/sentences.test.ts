import { keyOf } from '@zhidan/core/conditions/fold.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import { sentence } from '@zhidan/core/conditions/sentence.ts';
import { languages } from '@zhidan/core/kernel/words.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomCondition, randomPlace } from '../testing/random-condition.ts';

test.each(languages)('conditions that mean different things never read alike (%s)', (language) => {
  const meanings = new Map<string, string>();
  for (const condition of fc.sample(randomCondition, { seed: 20_261_122, numRuns: 1_500 })) {
    const said = sentence(condition, randomPlace, language);
    expect(said).not.toMatch(/undefined|\{item\}|\[object/);
    const meaning = keyOf(lower(condition, randomPlace));
    expect(meanings.get(said) ?? meaning).toBe(meaning);
    meanings.set(said, meaning);
  }
  expect(meanings.size).toBeGreaterThan(1_000);
});
