import { instantMs, instant } from '../kernel/instant.ts';
import type { Condition, FieldTest, ListTotal, Operand } from './condition.ts';
import { fieldIn, type FieldScope, type ListField } from './field.ts';
import { fold } from './fold.ts';
import { normalText } from './normal-text.ts';
import { negated, type Operator } from './operator.ts';
import { namedIn, type Place } from './place.ts';
import {
  always,
  holds,
  opposite,
  type Comparison,
  type FieldRef,
  type MomentOperand,
  type NumberOperand,
  type Predicate,
} from './predicate.ts';
import { minuteOf, spanOf } from './shanghai-clock.ts';

type Scope = Readonly<{ place: Place; fields: FieldScope }>;

/**
 * The meaning of a condition: names resolved, text normalised, negation at the tests, constants folded, cheap tests first.
 * @throws RangeError on a condition that `readCondition` refuses at this place
 */
export function lower(condition: Condition, place: Place): Predicate {
  return fold(lowered(condition, { place, fields: place.catalog.fields }));
}

/** As `lower`, one test as it was written: what an explanation judges, leaf by leaf. */
export function lowered(condition: Condition, scope: Scope): Predicate {
  if ('all' in condition) return { kind: 'all', of: condition.all.map((each) => lowered(each, scope)) };
  if ('any' in condition) return { kind: 'any', of: condition.any.map((each) => lowered(each, scope)) };
  if ('none' in condition) return opposite({ kind: 'any', of: condition.none.map((each) => lowered(each, scope)) });
  if ('use' in condition) return lowered(found(namedIn(scope.place.names.conditions, condition.use), condition.use).condition, scope);
  if ('f' in condition) return loweredTest(condition, scope);
  if ('some' in condition) return some(condition.some, lowered(condition.where, itemsOf(condition.some, scope)));
  if ('every' in condition) return every(condition.every, lowered(condition.where, itemsOf(condition.every, scope)));
  if ('changed' in condition) {
    const { changed, from, to } = condition;
    const field = refOf(changed, scope);
    return holds({
      kind: 'changed',
      field,
      from: from === undefined ? null : plain(from, field),
      to: to === undefined ? null : plain(to, field),
    });
  }
  return loweredTotal(condition, scope);
}

function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new RangeError(`lower: there is no ${name} here; read the condition with readCondition first`);
  return thing;
}

function refOf(key: string, { fields }: Scope): FieldRef {
  return { key, type: found(fieldIn(fields, key), key).type };
}

function listOf(key: string, { place }: Scope): ListField {
  return found(namedIn(place.catalog.lists, key), key);
}

const itemsOf = (key: string, scope: Scope): Scope => ({ place: scope.place, fields: listOf(key, scope).fields });

const some = (list: string, where: Predicate): Predicate => holds({ kind: 'some', list, where });

/** Of a list without items nothing is said, as of any blank: it has an item, and none that does not fit. */
const every = (list: string, where: Predicate): Predicate => ({
  kind: 'all',
  of: [some(list, always), opposite(some(list, opposite(where)))],
});

function loweredTotal(
  condition: ListTotal & ({ count: string } | { agg: 'sum' | 'min' | 'max'; of: string; field: string }),
  scope: Scope,
) {
  const list = 'count' in condition ? condition.count : condition.of;
  const items = itemsOf(list, scope);
  const where = {
    kind: 'all',
    of: [...(condition.where ? [lowered(condition.where, items)] : []), ...recent(condition, list, scope)],
  } as const;
  const code = negated(condition.op) ?? condition.op;
  const to = Number(literalOf(condition.v, scope));
  const is = comparisons[code] ?? '=';
  const test = holds(
    'count' in condition
      ? { kind: 'count', list, where, is, to }
      : { kind: 'total', list, of: condition.agg, field: refOf(condition.field, items), where, is, to },
  );
  return code === condition.op ? test : opposite(test);
}

function recent({ within }: ListTotal, list: string, scope: Scope): readonly Predicate[] {
  if (!within) return [];
  const { months, ms } = spanOf(within);
  const field = refOf(found(listOf(list, scope).at, 'within'), itemsOf(list, scope));
  const since = holds({ kind: 'moment', field, is: '>=', to: { kind: 'shift', months: -months, ms: -ms } });
  // what happens after the moment of judging cannot be known by then
  const until = holds({ kind: 'moment', field, is: '<', to: { kind: 'shift', months: 0, ms: 1 } });
  return [since, until];
}

const comparisons: Readonly<Partial<Record<Operator, Comparison>>> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

function loweredTest({ f, op, v }: FieldTest, scope: Scope): Predicate {
  const positive = negated(op);
  if (positive) return opposite(loweredTest({ f, op: positive, v }, scope));
  const field = refOf(f, scope);
  const is = comparisons[op];
  if (is)
    return field.type === 'whole' || field.type === 'fen' || field.type === 'decimal'
      ? number(field, is, v, scope)
      : equal(field, v, scope);
  const one = (make: (word: string) => Predicate): Predicate => ({ kind: 'all', of: wordsOf(field, v, scope).map(make) });
  switch (op) {
    case 'in':
      return holds({ kind: 'among', field, values: wordsOf(field, v, scope) });
    case 'containsAny':
      return holds({ kind: 'contains', field, words: wordsOf(field, v, scope) });
    case 'containsAll':
      return one((word) => holds({ kind: 'contains', field, words: [word] }));
    case 'startsWith':
      return holds({ kind: 'starts', field, words: wordsOf(field, v, scope) });
    case 'hasAny':
      return holds({ kind: 'has', field, values: wordsOf(field, v, scope) });
    case 'hasAll':
      return one((value) => holds({ kind: 'has', field, values: [value] }));
    case 'between': {
      const [from = 0, to = 0] = v as readonly number[];
      return { kind: 'all', of: [number(field, '>=', from, scope), number(field, '<=', to, scope)] };
    }
    case 'before':
      return holds({ kind: 'moment', field, is: '<', to: momentOf(v, scope) });
    case 'since':
      return holds({ kind: 'moment', field, is: '>=', to: momentOf(v, scope) });
    case 'clockIn': {
      const [from = 0, to = 0] = (v as readonly string[]).map((clock) => (minuteOf(clock) ?? 0) % 1_440);
      return holds({ kind: 'clock', field, from, to });
    }
    case 'weekdayIn':
      return holds({ kind: 'weekday', field, days: [...new Set(v as readonly number[])].toSorted((one, other) => one - other) });
    case 'yes':
      return holds({ kind: 'yes', field });
    case 'blank':
      return holds({ kind: 'blank', field });
    default:
      throw new RangeError(`lower: the operator ${op} has no meaning`);
  }
}

function number(field: FieldRef, is: Comparison, v: Operand | undefined, scope: Scope): Predicate {
  return holds({ kind: 'number', field, is, to: numberOf(v, scope) });
}

function numberOf(v: Operand | undefined, scope: Scope): NumberOperand {
  if (typeof v === 'object' && 'field' in v) return { kind: 'field', field: refOf(v.field, scope), percent: v.percent ?? 100 };
  return { kind: 'value', value: Number(literalOf(v, scope)) };
}

function equal(field: FieldRef, v: Operand | undefined, scope: Scope): Predicate {
  if (typeof v === 'object' && 'field' in v) return holds({ kind: 'same', field, other: refOf(v.field, scope) });
  return holds({ kind: 'among', field, values: [String(plain(String(literalOf(v, scope)), field))] });
}

/** What a literal or a named value of the merchant says. */
function literalOf(v: Operand | undefined, { place }: Scope): string | number {
  if (typeof v === 'object' && 'param' in v) return found(namedIn(place.names.parameters, v.param), v.param).value;
  return found(typeof v === 'string' || typeof v === 'number' ? v : undefined, JSON.stringify(v));
}

/** A literal as facts hold it. */
function plain(value: string | number, { type }: FieldRef): string | number {
  if (typeof value === 'number') return value;
  if (type === 'time') return instantMs(instant(value));
  return type === 'text' ? normalText(value) : value;
}

/** Words written out or in a list of the merchant, each once; of blank ones a list is cleared, they would match everything. */
function wordsOf(field: FieldRef, v: Operand | undefined, { place }: Scope): readonly string[] {
  const written = typeof v === 'object' && 'list' in v ? found(namedIn(place.names.lists, v.list), v.list).words : (v as readonly string[]);
  const words = written.filter((word) => normalText(word) !== '').map((word) => String(plain(word, field)));
  return [...new Set(words)];
}

function momentOf(v: Operand | undefined, scope: Scope): MomentOperand {
  if (typeof v !== 'object') return { kind: 'at', ms: instantMs(instant(String(v))) };
  if ('field' in v) return { kind: 'field', field: refOf(v.field, scope) };
  if ('day' in v) return { kind: 'day', days: v.day };
  if ('ahead' in v) return { kind: 'shift', ...spanOf(v.ahead) };
  const { months, ms } = spanOf(found('ago' in v ? v.ago : undefined, JSON.stringify(v)));
  return { kind: 'shift', months: 0 - months, ms: 0 - ms };
}
