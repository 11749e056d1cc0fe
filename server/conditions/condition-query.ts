import type { FieldRef, MomentOperand, Predicate, Test } from '@zhidan/core/conditions/predicate.ts';
import { nowKey } from '@zhidan/core/conditions/field.ts';
import { sql, type RawBuilder } from 'kysely';

/**
 * Fields as SQL, by key, each of the PostgreSQL type that stands for its own: text, code and choice `text`; whole and fen `bigint`;
 * decimal `float8`; time `timestamptz`; flag `boolean`; set a `jsonb` array of texts, or null. Text is stored normalised.
 */
export type SqlFields = Readonly<Record<string, RawBuilder<unknown> | undefined>>;

/** Where the fields of a record stand in a statement. `now` is the moment of judging: a value, or in a backtest a column. */
export type SqlRecord = Readonly<{
  fields: SqlFields;
  /** `rows` is what follows `from`, with the condition that ties items to their record: `order_lines as line where line.order_id = orders.id` */
  lists: Readonly<Record<string, SqlList | undefined>>;
  now: RawBuilder<unknown>;
}>;

/**
 * A list of a record: `rows` to look through for each test, or, where many are asked of many records, `said`, which takes an aggregate
 * over its items into one pass and answers where it stands; null for a record without items.
 */
export type SqlList = Readonly<{ fields: SqlFields }> &
  (Readonly<{ rows: RawBuilder<unknown> }> | Readonly<{ said(aggregate: RawBuilder<unknown>): RawBuilder<unknown> }>);

/**
 * A condition as SQL. Where it asks a field that SQL cannot see, such as a sealed address, `isExact` is false and `where` lets
 * through more than the condition: all that fits and some that does not. Judge those rows with the closure.
 */
export type SqlCondition = Readonly<{ where: RawBuilder<boolean>; isExact: boolean }>;

/** The meaning of a predicate is that of the closure, blank fields, odd texts and all. Null counts as false, as in any `where`. */
export function sqlCondition(predicate: Predicate, record: SqlRecord): SqlCondition {
  if (predicate.kind === 'constant') return exact(predicate.is ? sql<boolean>`true` : sql<boolean>`false`);
  if (predicate.kind === 'test') return tested(predicate.test, predicate.not, record);
  const members = predicate.of.map((member) => sqlCondition(member, record));
  const joiner = predicate.kind === 'all' ? sql` and ` : sql` or `;
  const wheres = members.map(({ where }) => where);
  return { where: sql<boolean>`(${sql.join(wheres, joiner)})`, isExact: members.every(({ isExact }) => isExact) };
}

const exact = (where: RawBuilder<boolean>): SqlCondition => ({ where, isExact: true });

/** There is no `not` above a test, so letting more through at one place lets more through as a whole. */
const unknown: SqlCondition = { where: sql<boolean>`true`, isExact: false };

function tested(test: Test, not: boolean, record: SqlRecord): SqlCondition {
  const found = test.kind === 'some' || test.kind === 'count' || test.kind === 'total' ? listed(test, record) : fieldTest(test, record);
  if (!found) return unknown;
  // a positive test stays bare, so that an index can serve it
  if (!not) return found;
  return found.isExact ? exact(sql<boolean>`(${found.where}) is not true`) : unknown;
}

type FieldTest = Exclude<Test, { kind: 'some' | 'count' | 'total' }>;

function fieldTest(test: FieldTest, record: SqlRecord): SqlCondition | null {
  const field = sqlField(test.field, record);
  const where = field && whereOf(test, field, record);
  return where ? exact(where) : null;
}

function sqlField({ key }: FieldRef, { fields, now }: SqlRecord): RawBuilder<unknown> | undefined {
  return key === nowKey ? now : fields[key];
}

/** The row of each test; `core/conditions/judge.ts` has the same table as closures. */
function whereOf(test: FieldTest, field: RawBuilder<unknown>, record: SqlRecord): RawBuilder<boolean> | null {
  switch (test.kind) {
    case 'blank':
      return blank(test.field, field);
    case 'among':
      return test.values.length === 1 ? sql`${field} = ${test.values[0]}::text` : sql`${field} = any(${[...test.values]}::text[])`;
    case 'same': {
      const other = sqlField(test.other, record);
      return other ? sql`(${field} = ${other} and ${field} <> '')` : null;
    }
    case 'contains':
      return sql`${field} like any(${test.words.map((word) => `%${literally(word)}%`)}::text[])`;
    case 'starts':
      return sql`${field} like any(${test.words.map((word) => `${literally(word)}%`)}::text[])`;
    case 'has':
      return sql`${field} ?| ${[...test.values]}::text[]`;
    case 'number':
      return compared(test, field, record);
    case 'moment': {
      const other = momentOf(test.to, record);
      return other ? sql`${field} ${sql.raw(test.is)} ${other}` : null;
    }
    case 'clock': {
      const local = sql`(${field} at time zone interval '8 hours')`;
      const minute = sql`(extract(hour from ${local}) * 60 + extract(minute from ${local}))`;
      const joiner = sql.raw(test.from < test.to ? 'and' : 'or');
      return sql`(${minute} >= ${test.from}::int ${joiner} ${minute} < ${test.to}::int)`;
    }
    case 'weekday':
      return sql`extract(isodow from ${field} at time zone interval '8 hours') = any(${[...test.days]}::int[])`;
    case 'yes':
      return sql`${field}`;
    case 'changed':
      return null; // a row knows only how it is, not how it was
  }
}

/** No character of a word means anything but itself. */
function literally(word: string): string {
  return word.replace(/[\\%_]/gu, (character) => `\\${character}`);
}

function blank({ key, type }: FieldRef, field: RawBuilder<unknown>): RawBuilder<boolean> {
  if (key === nowKey) return sql`false`;
  if (type === 'set') return sql`(${field} is null or not jsonb_path_exists(${field}, '$[*] ? (@.type() == "string")'))`;
  return type === 'text' || type === 'code' || type === 'choice' ? sql`(${field} is null or ${field} = '')` : sql`${field} is null`;
}

function compared(test: Extract<Test, { kind: 'number' }>, field: RawBuilder<unknown>, record: SqlRecord): RawBuilder<boolean> | null {
  const is = sql.raw(test.is);
  if (test.to.kind === 'value')
    return sql`${field} ${is} ${test.to.value}::${sql.raw(test.field.type === 'decimal' ? 'float8' : 'bigint')}`;
  const other = sqlField(test.to.field, record);
  if (!other) return null;
  if (test.to.percent === 100) return sql`${field} ${is} ${other}`;
  return sql`${field}::numeric * 100 ${is} ${other}::numeric * ${test.to.percent}::int`;
}

/** The moment to compare with; the arithmetic is that of `core/conditions/shanghai-clock.ts`. */
function momentOf(operand: MomentOperand, record: SqlRecord): RawBuilder<unknown> | undefined {
  const { now } = record;
  switch (operand.kind) {
    case 'at':
      return sql`${new Date(operand.ms).toISOString()}::timestamptz`;
    case 'field':
      return sqlField(operand.field, record);
    case 'day':
      return sql`((date_trunc('day', ${now} at time zone interval '8 hours') + make_interval(days => ${operand.days}::int)) at time zone interval '8 hours')`;
    case 'shift': {
      const months = sql`((${now} at time zone interval '8 hours' + make_interval(months => ${operand.months}::int)) at time zone interval '8 hours')`;
      return sql`(${operand.months === 0 ? now : months} + ${operand.ms}::float8 * interval '1 millisecond')`;
    }
  }
}

type ListTest = Extract<Test, { kind: 'some' | 'count' | 'total' }>;

function listed(test: ListTest, { lists, now }: SqlRecord): SqlCondition | null {
  const list = lists[test.list];
  if (!list) return null;
  const { where, isExact } = sqlCondition(test.where, { fields: list.fields, lists: {}, now });
  if (test.kind === 'some') return { where: someOf(list, where), isExact };
  // of a count nothing follows from items that may fit
  if (!isExact) return null;
  const is = sql.raw(test.is);
  if (test.kind === 'count') return exact(sql`coalesce(${aggregated(list, sql`count(*)`, where)}, 0) ${is} ${test.to}::bigint`);
  const field = list.fields[test.field.key];
  if (!field) return null;
  const total = aggregated(list, sql`${sql.raw(test.of)}(${field})`, where);
  return exact(sql`${test.of === 'sum' ? sql`coalesce(${total}, 0)` : total} ${is} ${test.to}::bigint`);
}

function someOf(list: SqlList, where: RawBuilder<boolean>): RawBuilder<boolean> {
  return 'said' in list ? sql<boolean>`${list.said(sql`bool_or(${where})`)}` : sql<boolean>`exists (select from ${list.rows} and ${where})`;
}

function aggregated(list: SqlList, aggregate: RawBuilder<unknown>, where: RawBuilder<boolean>): RawBuilder<unknown> {
  return 'said' in list ? list.said(sql`${aggregate} filter (where ${where})`) : sql`(select ${aggregate} from ${list.rows} and ${where})`;
}
