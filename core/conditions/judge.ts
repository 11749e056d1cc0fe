import { flagFact, itemsFact, momentFact, readFact, setFact, textFact, type Facts } from './fact.ts';
import { nowKey } from './field.ts';
import { keywordScan, type KeywordScan } from './keyword-scan.ts';
import { momentReader, type ReadMoment } from './moment-operand.ts';
import { numberCheck, totalOf } from './number-check.ts';
import type { Predicate, Test } from './predicate.ts';
import { clockMinute, weekday } from './shanghai-clock.ts';

/** What a closure is given: the facts, the moment of judging, and for triggers the facts as they were before. */
export type Check = (facts: Facts, nowMs: number, before?: Facts) => boolean;

/** Which of several conditions hold, by their place in the list. One scan of each text serves all of them. */
export type JudgeAll = (facts: Facts, nowMs: number, before?: Facts) => readonly number[];

/** Keyword scans by the list and the field they search in. */
type Scans = Map<string, KeywordScan>;

/** The closure of one condition. */
export function judge(predicate: Predicate): Check {
  return checkOf(predicate, '', new Map());
}

/** The closure of a set of rules. */
export function judgeAll(predicates: readonly Predicate[]): JudgeAll {
  const scans: Scans = new Map();
  const checks = predicates.map((predicate) => checkOf(predicate, '', scans));
  return (facts, nowMs, before) => {
    const held: number[] = [];
    for (let index = 0; index < checks.length; index += 1) if (checks[index]?.(facts, nowMs, before)) held.push(index);
    return held;
  };
}

function checkOf(predicate: Predicate, scope: string, scans: Scans): Check {
  if (predicate.kind === 'constant') return predicate.is ? () => true : () => false;
  if (predicate.kind === 'test') {
    const check = testCheck(predicate.test, scope, scans);
    return predicate.not ? (facts, nowMs, before) => !check(facts, nowMs, before) : check;
  }
  const checks = predicate.of.map((member) => checkOf(member, scope, scans));
  return predicate.kind === 'all' ? everyOf(checks) : anyOf(checks);
}

/** Two members are by far the most; a call of two known closures is half the time of a loop over them. */
function everyOf(checks: readonly Check[]): Check {
  const [one, two, ...more] = checks;
  if (!one) return () => true;
  if (!two) return one;
  if (more.length === 0) return (facts, nowMs, before) => one(facts, nowMs, before) && two(facts, nowMs, before);
  const rest = everyOf(more);
  return (facts, nowMs, before) => one(facts, nowMs, before) && two(facts, nowMs, before) && rest(facts, nowMs, before);
}

function anyOf(checks: readonly Check[]): Check {
  const [one, two, ...more] = checks;
  if (!one) return () => false;
  if (!two) return one;
  if (more.length === 0) return (facts, nowMs, before) => one(facts, nowMs, before) || two(facts, nowMs, before);
  const rest = anyOf(more);
  return (facts, nowMs, before) => one(facts, nowMs, before) || two(facts, nowMs, before) || rest(facts, nowMs, before);
}

/** The row of each test; `server/conditions` has the same table in SQL. */
function testCheck(test: Test, scope: string, scans: Scans): Check {
  switch (test.kind) {
    case 'blank': {
      const { key, type } = test.field;
      const read = readFact[type];
      return key === nowKey ? () => false : (facts) => read(facts[key]) === null;
    }
    case 'among':
      return amongCheck(test.field.key, test.values);
    case 'same': {
      const [one, other] = [test.field.key, test.other.key];
      return (facts) => textFact(facts[one]) !== null && facts[one] === facts[other];
    }
    case 'contains':
      return containsCheck(test.field.key, test.words, scanOf(scans, `${scope}/${test.field.key}`));
    case 'starts': {
      const { key } = test.field;
      return (facts) => {
        const text = textFact(facts[key]);
        return text !== null && test.words.some((word) => text.startsWith(word));
      };
    }
    case 'has': {
      const { key } = test.field;
      const values = new Set(test.values);
      return (facts) => setFact(facts[key])?.some((value) => values.has(value)) ?? false;
    }
    case 'number':
      return numberCheck(test);
    case 'moment':
    case 'clock':
    case 'weekday':
      return momentCheck(test);
    case 'yes': {
      const { key } = test.field;
      return (facts) => flagFact(facts[key]) === true;
    }
    case 'changed':
      return changedCheck(test);
    case 'some':
    case 'count':
    case 'total':
      return listCheck(test, scans);
  }
}

function scanOf(scans: Scans, field: string): KeywordScan {
  const scan = scans.get(field) ?? keywordScan();
  scans.set(field, scan);
  return scan;
}

function amongCheck(key: string, values: readonly string[]): Check {
  const [only, ...more] = values;
  if (more.length === 0) return (facts) => facts[key] === only;
  const known = new Set<unknown>(values);
  return (facts) => known.has(facts[key]);
}

function containsCheck(key: string, words: readonly string[], scan: KeywordScan): Check {
  const list = scan.add(words);
  return (facts) => {
    const text = textFact(facts[key]);
    return text !== null && scan.finds(text, list);
  };
}

type MomentTest = Extract<Test, { kind: 'moment' | 'clock' | 'weekday' }>;

function momentCheck(test: MomentTest): Check {
  const { key } = test.field;
  const read: ReadMoment = key === nowKey ? (_facts, nowMs) => nowMs : (facts) => momentFact(facts[key]);
  const fits = momentFits(test);
  return (facts, nowMs) => {
    const at = read(facts, nowMs);
    return at !== null && fits(at, facts, nowMs);
  };
}

function momentFits(test: MomentTest): (at: number, facts: Facts, nowMs: number) => boolean {
  if (test.kind === 'weekday') return (at) => test.days.includes(weekday(at));
  if (test.kind === 'clock') {
    const { from, to } = test;
    return (at) => {
      const minute = clockMinute(at);
      return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    };
  }
  const boundary = momentReader(test.to);
  return (at, facts, nowMs) => {
    const other = boundary(facts, nowMs);
    return other !== null && (test.is === '<' ? at < other : at >= other);
  };
}

function changedCheck({ field, from, to }: Extract<Test, { kind: 'changed' }>): Check {
  const read = (facts: Facts | undefined): unknown => {
    const value = readFact[field.type](facts?.[field.key]);
    return Array.isArray(value) ? JSON.stringify(value.map(String).toSorted()) : value;
  };
  return (facts, _nowMs, before) => {
    const [old, now] = [read(before), read(facts)];
    return old !== now && (from === null || old === from) && (to === null || now === to);
  };
}

type ListTest = Extract<Test, { kind: 'some' | 'count' | 'total' }>;

function listCheck(test: ListTest, scans: Scans): Check {
  const fits = checkOf(test.where, test.list, scans);
  if (test.kind === 'some') {
    return (facts, nowMs) => {
      for (const item of itemsFact(facts[test.list])) if (fits(item, nowMs)) return true;
      return false;
    };
  }
  const total = totalOf(test);
  return (facts, nowMs) => total(itemsFact(facts[test.list]).filter((item) => fits(item, nowMs)));
}
