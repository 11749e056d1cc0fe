import { momentFact, itemsFact, type Facts } from './fact.ts';
import { nowKey } from './field.ts';
import type { MomentOperand, Predicate, Test } from './predicate.ts';
import { clockMinute, dayMs, hourMs, minuteMs, plusMonths, startOfBusinessDay } from './shanghai-clock.ts';

/**
 * The next moment at which a condition may turn out otherwise though no fact changes, in milliseconds; null when time alone
 * changes nothing. It may be early, never late: whoever judges again then and finds nothing new asks for the next one.
 */
export function nextChange(predicate: Predicate, facts: Facts, nowMs: number): number | null {
  return soonest(changesOf(predicate, facts, nowMs), nowMs);
}

/** Whether time alone may ever change what a condition says; false for most. */
export function isTimed(predicate: Predicate): boolean {
  if (predicate.kind === 'constant') return false;
  if (predicate.kind !== 'test') return predicate.of.some(isTimed);
  const { test } = predicate;
  if (test.kind === 'some' || test.kind === 'count' || test.kind === 'total') return isTimed(test.where);
  return test.kind === 'moment' || test.kind === 'clock' || test.kind === 'weekday';
}

function soonest(moments: readonly number[], nowMs: number): number | null {
  const ahead = moments.filter((at) => at > nowMs);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function changesOf(predicate: Predicate, facts: Facts, nowMs: number): readonly number[] {
  if (predicate.kind === 'constant') return [];
  if (predicate.kind === 'test') return testChanges(predicate.test, facts, nowMs);
  return predicate.of.flatMap((member) => changesOf(member, facts, nowMs));
}

function testChanges(test: Test, facts: Facts, nowMs: number): readonly number[] {
  switch (test.kind) {
    case 'some':
    case 'count':
    case 'total':
      return itemsFact(facts[test.list]).flatMap((item) => changesOf(test.where, item, nowMs));
    case 'moment':
      return momentChanges(test.field.key, test.to, { facts, nowMs });
    case 'clock':
      return test.field.key === nowKey ? [test.from, test.to].map((minute) => nextMinuteOfDay(minute, nowMs)) : [];
    case 'weekday':
      return test.field.key === nowKey ? [startOfBusinessDay(nowMs, 1)] : [];
    default:
      return [];
  }
}

type Seen = Readonly<{ facts: Facts; nowMs: number }>;

function momentChanges(key: string, to: MomentOperand, { facts, nowMs }: Seen): readonly number[] {
  if (to.kind === 'day') return [startOfBusinessDay(nowMs, 1)];
  if (key === nowKey) {
    const other = to.kind === 'at' ? to.ms : to.kind === 'field' ? momentFact(facts[to.field.key]) : null;
    return other === null ? [] : [other];
  }
  const at = momentFact(facts[key]);
  if (at === null) return [];
  if (to.kind === 'shift') return to.months === 0 ? [at - to.ms + 1] : aroundMonths(at - to.ms, to.months, nowMs);
  return to.kind === 'field' && to.field.key === nowKey ? [at + 1] : [];
}

/** A month of the calendar has no exact way back: it is looked at from three days before, each hour until it is past. */
function aroundMonths(at: number, months: number, nowMs: number): readonly number[] {
  const back = plusMonths(at, -months);
  const [from, until] = [back - 3 * dayMs, back + 3 * dayMs];
  if (from > nowMs) return [from];
  return nowMs < until ? [nowMs + hourMs] : [];
}

function nextMinuteOfDay(minute: number, nowMs: number): number {
  const today = startOfBusinessDay(nowMs, 0) + minute * minuteMs;
  return clockMinute(nowMs) < minute ? today : today + dayMs;
}
