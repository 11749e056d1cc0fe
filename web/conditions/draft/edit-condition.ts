import type { Condition, CountTest, FieldTest, Operand, SumTest } from '@zhidan/core/conditions/condition.ts';
import type { Field, FieldType } from '@zhidan/core/conditions/field.ts';
import { operatorsFor, rowOf, type Operator } from '@zhidan/core/conditions/operator.ts';

export const groupKinds = ['all', 'any', 'none'] as const;
export type GroupKind = (typeof groupKinds)[number];

/** A group as an editor draws it: its members, and how they are joined. */
export type Group = Readonly<{ kind: GroupKind; members: readonly Condition[] }>;

/** A test of the items of a list. */
export type ItemsTest = Readonly<{ some: string; where: Condition }> | Readonly<{ every: string; where: Condition }> | CountTest | SumTest;

/** A condition as a group; null when it is none. */
export function groupOf(condition: Condition): Group | null {
  if ('all' in condition) return { kind: 'all', members: condition.all };
  if ('any' in condition) return { kind: 'any', members: condition.any };
  return 'none' in condition ? { kind: 'none', members: condition.none } : null;
}

export function fromGroup({ kind, members }: Group): Condition {
  if (kind === 'any') return { any: members };
  return kind === 'all' ? { all: members } : { none: members };
}

/** What an editor begins with: the whole and every part about items is a group, so that a line can be added to it. Means the same. */
export function opened(condition: Condition): Condition {
  const inside = openedInside(condition);
  return groupOf(inside) ? inside : { all: [inside] };
}

function openedInside(condition: Condition): Condition {
  const group = groupOf(condition);
  if (group) return fromGroup({ ...group, members: group.members.map(openedInside) });
  return 'where' in condition && condition.where ? { ...condition, where: opened(condition.where) } : condition;
}

/** The list whose items a test asks; null of a test that asks none. */
export function listIn(condition: Condition): string | null {
  if ('some' in condition) return condition.some;
  if ('every' in condition) return condition.every;
  if ('count' in condition) return condition.count;
  return 'agg' in condition ? condition.of : null;
}

/** Whether nothing has been filled in yet. */
export function isUnsaid(v: unknown): boolean {
  return v === undefined || v === null || v === '' || (Array.isArray(v) && v.length === 0);
}

const numbers: readonly FieldType[] = ['whole', 'fen', 'decimal'];
export const isNumeric = ({ type }: Field): boolean => numbers.includes(type);

/** What is mostly asked of a field of each type. */
const usualOperators: Readonly<Record<FieldType, Operator>> = {
  text: 'containsAny',
  code: 'in',
  choice: 'in',
  set: 'hasAny',
  whole: 'gte',
  fen: 'gte',
  decimal: 'gte',
  time: 'before',
  flag: 'yes',
};

/** The test that a new line begins with. */
export function firstTest([key, { type }]: readonly [string, Field]): FieldTest {
  return startOf(key, usualOperators[type]);
}

/** A test of a field that was chosen just now. What stood there is kept where it fits. */
export function withField(test: FieldTest, chosen: Readonly<{ key: string; field: Field; before: Field | undefined }>): FieldTest {
  const { key, field, before } = chosen;
  const allowed = operatorsFor(field.type);
  const isAlike = before !== undefined && before.type === field.type && before.values === field.values;
  return isAlike && allowed.includes(test.op) ? { ...test, f: key } : firstTest([key, field]);
}

/** A test under another operator: a word becomes a list of one and back again, all else is kept where it fits. */
export function withOperator(test: FieldTest, op: Operator): FieldTest {
  const { f, v } = test;
  const [from, to] = [rowOf(test.op).takes, rowOf(op).takes];
  if (to === 'nothing') return { f, op };
  if (from === to) return isUnsaid(v) ? startOf(f, op) : { ...test, op };
  if (from === 'one' && to === 'many' && (typeof v === 'string' || typeof v === 'number') && v !== '') return { f, op, v: [String(v)] };
  if (from === 'one' && to === 'pair' && typeof v === 'number') return { f, op, v: [v, v] };
  if (Array.isArray(v) && to === 'one' && v[0] !== undefined) return { f, op, v: v[0] };
  return startOf(f, op);
}

/** A test with the value that most people go on from; a number or word is theirs to say. */
export function startOf(f: string, op: Operator): FieldTest {
  const starts: Partial<Record<ReturnType<typeof rowOf>['takes'], Operand>> = {
    moment: { ago: [2, 'hour'] },
    clocks: ['22:00', '07:00'],
    weekdays: [6, 7],
  };
  const v = starts[rowOf(op).takes];
  return v === undefined ? { f, op } : { f, op, v };
}

export function replaced<Item>(items: readonly Item[], index: number, item: Item): readonly Item[] {
  return items.map((one, at) => (at === index ? item : one));
}

export function without<Item>(items: readonly Item[], index: number): readonly Item[] {
  return items.filter((_one, at) => at !== index);
}

export function inserted<Item>(items: readonly Item[], index: number, item: Item): readonly Item[] {
  return items.toSpliced(index, 0, item);
}

/** The items with one a place up (-1) or down (1); the same ones at an end. */
export function moved<Item>(items: readonly Item[], index: number, by: 1 | -1): readonly Item[] {
  const item = items[index];
  const to = index + by;
  if (item === undefined || to < 0 || to >= items.length) return items;
  return without(items, index).toSpliced(to, 0, item);
}
