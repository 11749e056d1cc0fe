import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import { catalogOf, type Field, type FieldType } from './field.ts';
import { judge } from './judge.ts';
import { lower } from './lower.ts';
import { nextChange } from './next-change.ts';
import { noNames } from './place.ts';

const field = (type: FieldType): Field => ({ words: { 'zh-CN': type, en: type }, type, since: 'received' });
const items = { words: { 'zh-CN': '行', en: 'lines' }, item: { 'zh-CN': '行', en: 'line' }, fields: { at: field('time') }, at: 'at' };
const catalog = catalogOf({ groups: {}, fields: { paid_at: field('time'), amount: field('fen') }, lists: { lines: items } });
const place = { catalog, moment: 'audit', names: noNames } as const;

const now = Date.parse('2026-11-22T10:00:00+08:00');
const told = (when: Condition, facts: object, at = now): string | null => {
  const next = nextChange(lower(when, place), facts as Record<string, unknown>, at);
  return next === null ? null : new Date(next + 28_800_000).toISOString().slice(0, 16);
};

test.each<[string, Condition, object, string | null]>([
  [
    'paid ten minutes ago, in four minutes',
    { f: 'paid_at', op: 'before', v: { ago: [10, 'minute'] } },
    { paid_at: now - 360_000 },
    '2026-11-22T10:04',
  ],
  ['paid long ago: nothing more', { f: 'paid_at', op: 'before', v: { ago: [10, 'minute'] } }, { paid_at: now - 3_600_000 }, null],
  [
    'a deadline of which six hours are left later',
    { f: 'paid_at', op: 'before', v: { ahead: [6, 'hour'] } },
    { paid_at: now + 8 * 3_600_000 },
    '2026-11-22T12:00',
  ],
  ['the night begins at midnight', { f: 'now', op: 'clockIn', v: ['00:00', '07:00'] }, {}, '2026-11-23T00:00'],
  ['a weekday ends at midnight', { f: 'now', op: 'weekdayIn', v: [7] }, {}, '2026-11-23T00:00'],
  ['an amount waits for nothing', { f: 'amount', op: 'gt', v: 100 }, { amount: 5 }, null],
  ['a blank moment waits for nothing', { f: 'paid_at', op: 'before', v: { ago: [10, 'minute'] } }, {}, null],
])('time alone changes a condition at a moment that can be told: %s', (_, when, facts, expected) => {
  expect(told(when, facts)).toBe(expected);
});

const unit = fc.constantFrom('minute', 'hour', 'day', 'month');
const span = fc.tuple(fc.integer({ min: 0, max: 40 }), unit);
const timed: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    f: fc.constantFrom('paid_at', 'now'),
    op: fc.constantFrom('before', 'since'),
    v: fc.oneof(
      fc.record({ ago: span }),
      fc.record({ ahead: span }),
      fc.record({ day: fc.integer({ min: -3, max: 3 }) }),
      fc.constant({ field: 'paid_at' }),
      fc.constant({ field: 'now' }),
    ),
  }),
  fc.record({
    f: fc.constant('now'),
    op: fc.constantFrom('clockIn', 'clockOut'),
    v: fc.constantFrom(['00:00', '07:00'], ['22:30', '06:00'], ['09:59', '10:01']),
  }),
  fc.record({ f: fc.constant('now'), op: fc.constantFrom('weekdayIn', 'weekdayOut'), v: fc.constantFrom([7], [1, 2], [6]) }),
  fc.record({
    some: fc.constant('lines'),
    where: fc.record({ f: fc.constant('at'), op: fc.constantFrom('before', 'since'), v: fc.record({ ago: span }) }),
  }),
) as fc.Arbitrary<Condition>;

test('before the told moment nothing changes, whatever is asked', () => {
  const near = fc.integer({ min: now - 90 * 86_400_000, max: now + 90 * 86_400_000 });
  const conditions = fc
    .array(timed, { minLength: 1, maxLength: 3 })
    .chain((some) => fc.constantFrom<Condition>({ all: some }, { any: some }, { none: some }));
  fc.assert(
    fc.property(conditions, near, near, fc.double({ min: 0, max: 1, noNaN: true }), (when, paidAt, lineAt, share) => {
      const facts = { paid_at: paidAt, lines: [{ at: lineAt }] };
      const predicate = lower(when, place);
      const next = nextChange(predicate, facts, now) ?? now + 400 * 86_400_000;
      const between = now + Math.floor((next - 1 - now) * share);
      expect(judge(predicate)(facts, between)).toBe(judge(predicate)(facts, now));
    }),
    { numRuns: 2_000 },
  );
});
