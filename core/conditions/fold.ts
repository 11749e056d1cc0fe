import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { always, never, type Predicate, type Test } from './predicate.ts';

/**
 * The same predicate said shorter: groups in groups flattened, constants and repetitions gone, contradictions recognised,
 * cheap tests first. Tests see nothing but the record, so their order is free.
 */
export function fold(predicate: Predicate): Predicate {
  if (predicate.kind === 'constant') return predicate;
  if (predicate.kind === 'test') return foldedTest(predicate.test, predicate.not);
  return foldedGroup(predicate.kind, predicate.of.map(fold));
}

function foldedTest(test: Test, not: boolean): Predicate {
  const inner = 'where' in test ? { ...test, where: fold(test.where) } : test;
  return isImpossible(inner) ? (not ? always : never) : { kind: 'test', not, test: inner };
}

/** A word list may be empty; then nothing is in it. */
function isImpossible(test: Test): boolean {
  if (test.kind === 'contains' || test.kind === 'starts') return test.words.length === 0;
  if (test.kind === 'among' || test.kind === 'has') return test.values.length === 0;
  return test.kind === 'some' && isNever(test.where);
}

const isNever = (predicate: Predicate): boolean => predicate.kind === 'constant' && !predicate.is;

function foldedGroup(kind: 'all' | 'any', members: readonly Predicate[]): Predicate {
  // of `all`, one false decides, and a true one says nothing; of `any` the other way round
  const [neutral, deciding] = kind === 'all' ? [always, never] : [never, always];
  const known = new Map<string, Predicate>();
  for (const member of members.flatMap((each) => (each.kind === kind ? each.of : [each]))) {
    if (member.kind === 'constant' && member.is === deciding.is) return deciding;
    if (member.kind !== 'constant') known.set(keyOf(member), member);
  }
  for (const member of known.values()) {
    if (member.kind === 'test' && known.has(keyOf({ ...member, not: !member.not }))) return deciding;
  }
  const [only, ...more] = [...known.values()].toSorted((one, other) => costOf(one) - costOf(other));
  if (!only) return neutral;
  return more.length === 0 ? only : { kind, of: [only, ...more] };
}

/** One text for one predicate. */
export function keyOf(predicate: Predicate): string {
  return canonicalJson(predicate as unknown as Json);
}

/** What a test costs, about: a number is read and compared, a text is searched, a list is walked. */
const costs: Readonly<Record<Test['kind'], number>> = {
  number: 1,
  yes: 1,
  blank: 1,
  moment: 2,
  among: 2,
  clock: 2,
  weekday: 2,
  same: 2,
  changed: 3,
  has: 4,
  starts: 5,
  contains: 20,
  some: 40,
  count: 60,
  total: 60,
};

function costOf(predicate: Predicate): number {
  if (predicate.kind === 'constant') return 0;
  if (predicate.kind === 'test') return costs[predicate.test.kind] + ('where' in predicate.test ? costOf(predicate.test.where) : 0);
  return predicate.of.reduce((sum, member) => sum + costOf(member), 0);
}
