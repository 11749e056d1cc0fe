import type { Condition } from './condition.ts';
import type { ConditionProblem } from './condition-problem.ts';
import { operators, operatorsFor, rowOf, totalOperatorCodes, type Operator } from './operator.ts';
import { namedIn, type Place } from './place.ts';
import { readField } from './read-field.ts';
import { readLiteral, readOperand } from './read-operand.ts';
import { readTotal, readWithin } from './read-total.ts';
import { isObject, listed, listedWords, report, shown, stepInto, type Reading } from './reading.ts';

/** How deep groups may be nested in one scope, and how many tests a condition may have: what an editor can still show. */
export const depthLimit = 3;
export const testLimit = 50;

export type ReadCondition = Readonly<{ ok: true; condition: Condition } | { ok: false; problems: readonly ConditionProblem[] }>;

/** Reads a condition that somebody wrote and tells all that is wrong with it at once, each with its place. */
export function readCondition(json: unknown, place: Place): ReadCondition {
  const problems: ConditionProblem[] = [];
  const count = { tests: 0 };
  readNode(json, { place, scope: place.catalog.fields, list: null, path: '', depth: 0, uses: [], problems, count });
  if (count.tests > testLimit) problems.push({ path: '', code: 'too_many', values: { count: count.tests, limit: testLimit } });
  return problems.length === 0 ? { ok: true, condition: json as Condition } : { ok: false, problems };
}

type Node = Readonly<Record<string, unknown>>;
type Form = Readonly<{ parts: readonly string[]; read(node: Node, reading: Reading): boolean }>;

const total = ['where', 'within', 'op', 'v'];

/** The forms of a condition by the key that tells them apart. */
const forms: Readonly<Record<string, Form>> = {
  all: { parts: ['all'], read: (node, reading) => readGroup(node['all'], 'all', reading) },
  any: { parts: ['any'], read: (node, reading) => readGroup(node['any'], 'any', reading) },
  none: { parts: ['none'], read: (node, reading) => readGroup(node['none'], 'none', reading) },
  f: { parts: ['f', 'op', 'v'], read: readTest },
  some: { parts: ['some', 'where'], read: (node, reading) => readItems(node, node['some'], reading) },
  every: { parts: ['every', 'where'], read: (node, reading) => readItems(node, node['every'], reading) },
  count: { parts: ['count', ...total], read: (node, reading) => readCount(node, node['count'], reading) },
  agg: { parts: ['agg', 'of', 'field', ...total], read: (node, reading) => readCount(node, node['of'], reading) },
  changed: { parts: ['changed', 'from', 'to'], read: readChange },
  use: { parts: ['use'], read: readUse },
};

function readNode(json: unknown, reading: Reading): boolean {
  const key = isObject(json) ? Object.keys(forms).find((form) => Object.hasOwn(json, form)) : undefined;
  const form = key === undefined ? undefined : forms[key];
  if (!isObject(json) || !form) return report(reading, 'no_condition', { found: shown(json) });
  const strangers = Object.keys(json).filter((part) => !form.parts.includes(part));
  for (const part of strangers) report(reading, 'unknown_part', { part, allowed: listed(form.parts) }, part);
  return form.read(json, reading) && strangers.length === 0;
}

function readGroup(members: unknown, key: string, reading: Reading): boolean {
  if (!Array.isArray(members)) return report(reading, 'no_condition', { found: shown(members) }, key);
  const depth = reading.depth + 1;
  if (depth > depthLimit) return report(reading, 'too_deep', { depth, limit: depthLimit }, key);
  // nothing asked of everything is how a list without a filter is written; the other empty groups are slips
  if (members.length === 0 && (key !== 'all' || reading.depth > 0)) return report(reading, 'empty_group', {}, key);
  return members.map((member, index) => readNode(member, stepInto(reading, `${key}[${index}]`, { depth }))).every(Boolean);
}

function readTest({ f, op, v }: Node, reading: Reading): boolean {
  reading.count.tests += 1;
  const field = readField(f, 'f', reading);
  if (!field) return false;
  const allowed = listedWords(operatorsFor(field.type).map((code) => operators[code].words));
  if (typeof op !== 'string' || !Object.hasOwn(operators, op))
    return report(reading, 'unknown_operator', { op: shown(op), field: field.words, allowed }, 'op');
  const code = op as Operator;
  const row = rowOf(code);
  if (!row.types.includes(field.type)) return report(reading, 'wrong_operator', { field: field.words, op: row.words, allowed }, 'op');
  return readOperand(v, { field, code }, reading);
}

/** The reading of the items of a list; null when there is no such list here. */
function readList(key: unknown, at: string, reading: Reading): Reading | null {
  if (reading.list) {
    report(reading, 'no_list_inside', { list: reading.list.words }, at);
    return null;
  }
  const { lists } = reading.place.catalog;
  const list = typeof key === 'string' ? namedIn(lists, key) : undefined;
  if (list) return stepInto(reading, 'where', { scope: list.fields, list, depth: 0 });
  report(reading, 'unknown_list', { list: shown(key), allowed: listed(Object.keys(lists)) }, at);
  return null;
}

function readItems(node: Node, key: unknown, reading: Reading): boolean {
  const inside = readList(key, 'some' in node ? 'some' : 'every', reading);
  return inside !== null && readNode(node['where'], inside);
}

function readCount(node: Node, key: unknown, reading: Reading): boolean {
  reading.count.tests += 1;
  const inside = readList(key, 'agg' in node ? 'of' : 'count', reading);
  if (!inside?.list) return false;
  const where = node['where'] === undefined || readNode(node['where'], inside);
  const within = readWithin(node['within'], inside.list, reading);
  if (!(totalOperatorCodes as readonly unknown[]).includes(node['op'])) {
    const allowed = listedWords(totalOperatorCodes.map((code) => operators[code].words));
    return report(reading, 'unknown_operator', { op: shown(node['op']), field: inside.list.words, allowed }, 'op');
  }
  return readTotal(node, inside, reading) && where && within;
}

function readChange({ changed, from, to }: Node, reading: Reading): boolean {
  reading.count.tests += 1;
  if (!reading.place.knowsBefore || reading.list) return report(reading, 'no_change_here', {}, 'changed');
  const field = readField(changed, 'changed', reading);
  if (!field) return false;
  return Object.entries({ from, to })
    .filter(([, value]) => value !== undefined)
    .map(([at, value]) => readLiteral(value, { field, code: 'eq', at }, reading))
    .every(Boolean);
}

function readUse({ use }: Node, reading: Reading): boolean {
  const name = shown(use);
  const kind = { 'zh-CN': '命名条件', en: 'named condition' };
  const named = typeof use === 'string' ? namedIn(reading.place.names.conditions, use) : undefined;
  if (!named || reading.list) return report(reading, 'unknown_name', { name, kind }, 'use');
  if (reading.uses.includes(name)) return report(reading, 'circle', { name }, 'use');
  // its own depth is its own affair; its tests count, because they are judged each time
  return readNode(named.condition, stepInto(reading, `use(${name})`, { depth: 0, uses: [...reading.uses, name] }));
}
