import type { KeptMatch } from '@zhidan/core/audit/audit-decision.ts';
import { placeOf } from '@zhidan/core/audit/audit-rule.ts';
import type { SpokenReason } from '@zhidan/core/audit/decision-api.ts';
import type { TestVerdict } from '@zhidan/core/conditions/explain.ts';
import type { Names } from '@zhidan/core/conditions/place.ts';
import { sayVerdict } from '@zhidan/core/conditions/say-explanation.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';

type KeptTest = KeptMatch['because'][number];

/** Tests shown of one rule in a list. */
const testsShown = 3;

/** A kept test as a sentence in the words of today's lists; in the name of its rule when a list that it named is gone. */
export function saidKeptTest(test: KeptTest, { phase, name }: Pick<KeptMatch, 'phase' | 'name'>, names: Names): Words {
  const place = placeOf(phase, names);
  try {
    return { 'zh-CN': sayVerdict(test as TestVerdict, place, 'zh-CN'), en: sayVerdict(test as TestVerdict, place, 'en') };
  } catch (fault) {
    if (fault instanceof RangeError) return { 'zh-CN': name, en: name };
    throw fault;
  }
}

/** What a rule said on a parcel that waits, in a line or two. */
export function spokenReason(match: KeptMatch, names: Names): SpokenReason {
  const { name, because } = match;
  return {
    name,
    tests: because.slice(0, testsShown).map((test) => saidKeptTest(test, match, names)),
    found: [...new Set(because.flatMap(({ matches }) => matches))],
    fields: [...new Set(because.flatMap(({ condition }) => ('f' in condition ? [condition.f] : [])))],
  };
}
