import { expect, test } from 'vitest';
import type { Condition } from './condition.ts';
import type { Facts } from './fact.ts';
import { judge, judgeAll } from './judge.ts';
import { lower } from './lower.ts';
import { normalText } from './normal-text.ts';
import { atAudit, orderCatalog } from './orders.fixture.ts';
import { readCondition } from './read-condition.ts';

const now = Date.parse('2026-11-22T10:00:00+08:00');

function holds(condition: Condition, facts: Facts): boolean {
  expect(readCondition(condition, atAudit)).toEqual({ ok: true, condition });
  return judge(lower(condition, atAudit))(facts, now);
}

const address = (text: string): Facts => ({ 'ship.address': normalText(text) });
const risky: Condition = { f: 'ship.address', op: 'containsAny', v: { list: 'risky' } };

test.each([
  ['宁波市鄞州区临时驻地3号', true],
  ['宁波市 临 时 驻 地', true],
  ['宁波市（代收点未确认）', true],
  ['宁波市鄞州区天一广场8号', false],
  ['', false],
])('an address with a risky word is found however it is written: %s', (text, found) => {
  expect(holds(risky, address(text))).toBe(found);
});

test.each<[string, Condition, boolean]>([
  ['is none of', { f: 'order.flag', op: 'notIn', v: ['red'] }, true],
  ['is not', { f: 'order.amount', op: 'ne', v: 500 }, true],
  ['contains none of', { f: 'order.memo', op: 'containsNone', v: ['顺丰'] }, true],
  ['is not between', { f: 'order.amount', op: 'notBetween', v: [1, 2] }, true],
  ['is not true', { f: 'order.is_presale', op: 'no' }, true],
  ['is blank', { f: 'order.memo', op: 'blank' }, true],
  ['is one of', { f: 'order.flag', op: 'in', v: ['red'] }, false],
  ['is less than', { f: 'order.amount', op: 'lt', v: 500 }, false],
  ['is less than another field', { f: 'order.amount', op: 'lt', v: { field: 'order.cost', percent: 90 } }, false],
  ['is at or after', { f: 'order.paid_at', op: 'since', v: { ago: [2, 'hour'] } }, false],
  ['is before', { f: 'order.paid_at', op: 'before', v: { ago: [2, 'hour'] } }, false],
])('a blank field: "%s" is what its opposite is not', (_, condition, expected) => {
  expect(holds(condition, {})).toBe(expected);
  expect(holds({ none: [condition] }, {})).toBe(!expected);
});

test.each([
  ['2026-11-22T08:00:00+08:00', false],
  ['2026-11-22T07:59:59+08:00', true],
  ['2026-11-22T09:00:00+08:00', false],
])('paid at %s, more than two hours ago: %s, told from the moment of judging', (paidAt, expected) => {
  expect(holds({ f: 'order.paid_at', op: 'before', v: { ago: [2, 'hour'] } }, { 'order.paid_at': Date.parse(paidAt) })).toBe(expected);
});

test.each([
  ['23:30', true],
  ['00:00', true],
  ['06:59', true],
  ['07:00', false],
  ['21:59', false],
])('the night from 22:00 to 07:00 holds at %s: %s', (clock, expected) => {
  const judged = judge(lower({ f: 'now', op: 'clockIn', v: ['22:00', '07:00'] }, atAudit));
  expect(judged({}, Date.parse(`2026-11-22T${clock}:00+08:00`))).toBe(expected);
});

test('paid below nine tenths of the cost is told to the fen, without rounding', () => {
  const belowCost: Condition = { f: 'order.amount', op: 'lt', v: { field: 'order.cost', percent: 90 } };
  expect(holds(belowCost, { 'order.amount': 89, 'order.cost': 99 })).toBe(true); // 89.1
  expect(holds(belowCost, { 'order.amount': 90, 'order.cost': 100 })).toBe(false);
  expect(holds(belowCost, { 'order.amount': Number.MAX_SAFE_INTEGER - 1, 'order.cost': Number.MAX_SAFE_INTEGER })).toBe(false);
});

const powder = { f: 'category', op: 'eq', v: '奶粉' } as const;
const lines = (...quantities: readonly number[]): Facts => ({ lines: quantities.map((quantity) => ({ category: '奶粉', quantity })) });

test.each<[string, Condition, Facts, boolean]>([
  ['one line of six', { some: 'lines', where: { all: [powder, { f: 'quantity', op: 'gte', v: 6 }] } }, lines(1, 6), true],
  ['no line of six', { some: 'lines', where: { all: [powder, { f: 'quantity', op: 'gte', v: 6 }] } }, lines(3, 3), false],
  ['every line', { every: 'lines', where: powder }, lines(1), true],
  ['every line of no lines is not said', { every: 'lines', where: powder }, lines(), false],
  ['three lines', { count: 'lines', where: powder, op: 'eq', v: 3 }, lines(1, 1, 1), true],
  ['no lines are fewer than three', { count: 'lines', op: 'lt', v: 3 }, {}, true],
  ['six pieces in all', { agg: 'sum', of: 'lines', field: 'quantity', op: 'gte', v: 6 }, lines(2, 4), true],
  ['nothing adds up to nought', { agg: 'sum', of: 'lines', field: 'quantity', op: 'eq', v: 0 }, {}, true],
  ['of nothing there is no largest', { agg: 'max', of: 'lines', field: 'quantity', op: 'lt', v: 6 }, {}, false],
])('lines: %s', (_, condition, facts, expected) => {
  expect(holds(condition, facts)).toBe(expected);
});

test('a value of the wrong type is blank and disturbs nothing', () => {
  expect(holds({ f: 'order.amount', op: 'gt', v: 1 }, { 'order.amount': '500' })).toBe(false);
  expect(holds({ f: 'order.amount', op: 'blank' }, { 'order.amount': '500' })).toBe(true);
  expect(holds({ f: 'order.tags', op: 'hasNone', v: ['VIP'] }, { 'order.tags': { VIP: true } })).toBe(true);
  expect(holds({ count: 'lines', op: 'eq', v: 0 }, { lines: ['no line', 7] })).toBe(true);
});

test('a trigger knows what was before', () => {
  const place = { ...atAudit, catalog: orderCatalog, knowsBefore: true };
  const toRed: Condition = { changed: 'order.flag', to: 'red' };
  expect(readCondition(toRed, place).ok).toBe(true);
  const check = judge(lower(toRed, place));
  expect(check({ 'order.flag': 'red' }, now, { 'order.flag': 'blue' })).toBe(true);
  expect(check({ 'order.flag': 'red' }, now, { 'order.flag': 'red' })).toBe(false);
  expect(check({ 'order.flag': 'blue' }, now, {})).toBe(false);
});

test('a set of rules answers as each of its rules does, and blank words of a list match nothing', () => {
  const place = { ...atAudit, names: { ...atAudit.names, lists: { risky: { name: '词', words: ['　', '工地'] } } } };
  const rules: readonly Condition[] = [risky, { f: 'order.amount', op: 'gt', v: { param: 'high' } }, { use: 'vip' }];
  const judged = judgeAll(rules.map((rule) => lower(rule, place)));
  expect(judged({ ...address('某工地'), 'order.amount': 90_001, 'order.tags': ['VIP'] }, now)).toEqual([0, 1, 2]);
  expect(judged({ ...address('某小区'), 'order.amount': 90_000, 'order.tags': ['VIP'] }, now)).toEqual([2]);
});
