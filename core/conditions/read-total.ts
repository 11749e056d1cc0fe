import type { Field, ListField } from './field.ts';
import { operators, type Operator } from './operator.ts';
import { readField } from './read-field.ts';
import { isSpan, readOperand } from './read-operand.ts';
import { isObject, report, shown, type Reading } from './reading.ts';

type Node = Readonly<Record<string, unknown>>;

/** Reads what the count of a list, or the total of one of its numbers, is compared with. */
export function readTotal(node: Node, inside: Reading, reading: Reading): boolean {
  const field = 'agg' in node ? readSummed(node, inside, reading) : countOf(inside);
  if (!field) return false;
  const code = node['op'] as Operator;
  const found = node['v'];
  if (isObject(found) && !('param' in found))
    return report(
      reading,
      'wrong_value',
      { field: field.words, op: operators[code].words, wanted: wantedNumber, found: shown(found) },
      'v',
    );
  return readOperand(found, { field, code }, reading);
}

const wantedNumber = { 'zh-CN': '一个整数或 {"param": 参数}', en: 'a whole number or {"param": parameter}' };

const countOf = ({ list }: Reading): Field | null => list && { words: list.words, type: 'whole', since: 'received' };

function readSummed(node: Node, inside: Reading, reading: Reading): Field | null {
  if (node['agg'] !== 'sum' && node['agg'] !== 'min' && node['agg'] !== 'max') {
    report(reading, 'unknown_part', { part: shown(node['agg']), allowed: 'sum, min, max' }, 'agg');
    return null;
  }
  const field = readField(node['field'], 'field', { ...reading, scope: inside.scope });
  // fractions add up differently from one machine to the next; whole numbers do not
  if (!field || field.type === 'whole' || field.type === 'fen') return field;
  const summable = Object.keys(inside.scope).filter((key) => ['whole', 'fen'].includes(inside.scope[key]?.type ?? ''));
  report(reading, 'unknown_field', { field: shown(node['field']), near: summable.join(', ') || '–' }, 'field');
  return null;
}

/** Reads `within`: only the items of the last hours, days or months. */
export function readWithin(value: unknown, list: ListField, reading: Reading): boolean {
  if (value === undefined) return true;
  if (list.at === undefined) return report(reading, 'no_time_in_list', { list: list.words }, 'within');
  if (isSpan(value)) return true;
  const wanted = { 'zh-CN': '时长（如 [90,"day"]）', en: 'a span of time such as [90,"day"]' };
  return report(
    reading,
    'wrong_value',
    { field: list.words, op: { 'zh-CN': '最近', en: 'within' }, wanted, found: shown(value) },
    'within',
  );
}
