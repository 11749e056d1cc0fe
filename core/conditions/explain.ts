import { readFact, type Facts, itemsFact } from './fact.ts';
import { fieldIn, nowKey, type FieldScope } from './field.ts';
import { fold } from './fold.ts';
import type { Condition } from './condition.ts';
import { judge, type Check } from './judge.ts';
import { lowered } from './lower.ts';
import { namedIn, type Place } from './place.ts';
import type { Predicate, Test } from './predicate.ts';

/** A test of a condition on one record: whether it held, what was there, and which words were found. */
export type TestVerdict = Readonly<{
  /** where it stands in the condition: `all[0]`, `use(vip).any[1]` */
  path: string;
  condition: Condition;
  holds: boolean;
  /** the value of the field; of a list how many items it has. Null when blank, and for personal data, which an explanation never shows. */
  actual: string | number | boolean | readonly string[] | null;
  isHidden: boolean;
  /** words of the condition that stand in the text or the set, in their order */
  matches: readonly string[];
  /** of a test on a list: the places of the items that fit */
  items: readonly number[];
}>;

/** Why a condition held or did not. */
export type Explanation = Readonly<{
  holds: boolean;
  /** every test, in the order of the condition */
  tests: readonly TestVerdict[];
  /** the tests that decided */
  because: readonly TestVerdict[];
  /** the fewest tests that would have to turn out the other way for the result to change */
  wouldChange: readonly TestVerdict[];
}>;

export type Explain = (facts: Facts, nowMs: number, before?: Facts) => Explanation;

/** The slow twin of `judge`: says the same, and why. Made for the few records that somebody asks about. */
export function explainer(condition: Condition, place: Place): Explain {
  return explained(condition, { place, path: '' });
}

type Scope = Readonly<{ place: Place; path: string }>;

const inside = ({ place, path }: Scope, step: string): Scope => ({ place, path: path === '' ? step : `${path}.${step}` });

function explained(condition: Condition, scope: Scope): Explain {
  if ('all' in condition)
    return groupOf(
      condition.all.map((each, index) => explained(each, inside(scope, `all[${index}]`))),
      'all',
    );
  if ('any' in condition)
    return groupOf(
      condition.any.map((each, index) => explained(each, inside(scope, `any[${index}]`))),
      'any',
    );
  if ('none' in condition) {
    const any = groupOf(
      condition.none.map((each, index) => explained(each, inside(scope, `none[${index}]`))),
      'any',
    );
    return (...asked) => {
      const explanation = any(...asked);
      return { ...explanation, holds: !explanation.holds };
    };
  }
  if ('use' in condition) {
    const named = namedIn(scope.place.names.conditions, condition.use);
    if (!named) throw new RangeError(`explainer: there is no named condition ${condition.use}`);
    return explained(named.condition, inside(scope, `use(${condition.use})`));
  }
  return testOf(condition, scope);
}

function groupOf(members: readonly Explain[], kind: 'all' | 'any'): Explain {
  return (...asked) => {
    const explanations = members.map((member) => member(...asked));
    const holds = kind === 'all' ? explanations.every((each) => each.holds) : explanations.some((each) => each.holds);
    // one member is enough to make `any` true and `all` false; the other way round it takes all of them
    const isSide = explanations.filter((each) => each.holds === holds);
    const oneTurns = holds === (kind === 'all');
    const ways = isSide.map((each) => each.wouldChange);
    const shortest = ways.toSorted((one, other) => one.length - other.length)[0] ?? [];
    return {
      holds,
      tests: explanations.flatMap((each) => each.tests),
      because: isSide.flatMap((each) => each.because),
      wouldChange: oneTurns ? shortest : ways.flat(),
    };
  };
}

function testOf(
  condition: Exclude<Condition, { all: unknown } | { any: unknown } | { none: unknown } | { use: string }>,
  scope: Scope,
): Explain {
  const { place, path } = scope;
  const predicate = fold(lowered(condition, { place, fields: place.catalog.fields }));
  const check = judge(predicate);
  const look = lookOf(condition, place, predicate);
  return (facts, nowMs, before) => {
    const verdict: TestVerdict = { path, condition, holds: check(facts, nowMs, before), ...look(facts, nowMs) };
    return { holds: verdict.holds, tests: [verdict], because: [verdict], wouldChange: [verdict] };
  };
}

type Look = Pick<TestVerdict, 'actual' | 'isHidden' | 'matches' | 'items'>;

function lookOf(condition: Condition, place: Place, predicate: Predicate): (facts: Facts, nowMs: number) => Look {
  if ('f' in condition || 'changed' in condition) {
    const key = 'f' in condition ? condition.f : condition.changed;
    const tests = testsIn(predicate);
    return (facts, nowMs) => fieldLook(key, place.catalog.fields, key === nowKey ? { now: nowMs } : facts, tests);
  }
  const list = listKey(condition);
  const fits = itemCheck(condition, list, place);
  return (facts, nowMs) => {
    const all = itemsFact(facts[list]);
    return { actual: all.length, isHidden: false, matches: [], items: all.flatMap((item, index) => (fits(item, nowMs) ? [index] : [])) };
  };
}

function listKey(condition: Condition): string {
  if ('some' in condition) return condition.some;
  if ('every' in condition) return condition.every;
  if ('count' in condition) return condition.count;
  return 'of' in condition ? condition.of : '';
}

function itemCheck(condition: Condition, list: string, place: Place): Check {
  if (!('where' in condition) || !condition.where) return () => true;
  return judge(fold(lowered(condition.where, { place, fields: namedIn(place.catalog.lists, list)?.fields ?? {} })));
}

function fieldLook(key: string, fields: FieldScope, facts: Facts, tests: readonly Test[]): Look {
  const field = fieldIn(fields, key);
  const actual = field ? readFact[field.type](facts[key]) : null;
  const matches = actual === null ? [] : tests.flatMap((test) => matchesOf(test, actual)).slice(0, matchLimit);
  const isHidden = field?.isPersonal === true && actual !== null;
  return { actual: isHidden ? null : actual, isHidden, matches, items: [] };
}

/** Nobody reads more. */
const matchLimit = 20;

/** The tests that one line of a condition was lowered to. */
function testsIn(predicate: Predicate): readonly Test[] {
  if (predicate.kind === 'constant') return [];
  return predicate.kind === 'test' ? [predicate.test] : predicate.of.flatMap(testsIn);
}

/** The words that a test found, whether it was glad or sorry to find them. */
function matchesOf(test: Test, actual: NonNullable<TestVerdict['actual']>): readonly string[] {
  if (test.kind === 'has') return Array.isArray(actual) ? test.values.filter((value) => actual.includes(value)) : [];
  if (typeof actual !== 'string') return [];
  if (test.kind === 'contains') return test.words.filter((word) => actual.includes(word));
  return test.kind === 'starts' ? test.words.filter((word) => actual.startsWith(word)) : [];
}
