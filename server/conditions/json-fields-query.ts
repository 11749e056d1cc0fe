import { firstMomentMs, largestDecimal, lastMomentMs, smallestDecimal } from '@zhidan/core/conditions/fact.ts';
import type { Catalog, FieldScope, FieldType } from '@zhidan/core/conditions/field.ts';
import { sql, type RawBuilder } from 'kysely';
import type { SqlFields, SqlRecord } from './condition-query.ts';

type Sql = RawBuilder<unknown>;

/**
 * The fields of a catalogue in facts that are stored as `jsonb` by JSON.stringify: custom fields, and the log of what was judged.
 * What is about a person is not in there (core/conditions/logged-facts.ts). A value that does not fit its field is blank, as for
 * the closure, and never ends a query of 24,000 rows.
 */
export function jsonRecord(catalog: Catalog, facts: Sql, now: Sql): SqlRecord {
  const lists = Object.entries(catalog.lists).map(([key, { fields }]) => [
    key,
    { rows: itemsIn(facts, key), fields: jsonFields(fields, sql`item`) },
  ]);
  return { fields: jsonFields(catalog.fields, facts), lists: Object.fromEntries(lists) as SqlRecord['lists'], now };
}

export function jsonFields(scope: FieldScope, facts: Sql): SqlFields {
  return Object.fromEntries(
    Object.entries(scope).map(([key, { type, isPersonal }]) => [key, isPersonal ? undefined : readers[type](facts, sql.lit(key))]),
  );
}

function itemsIn(facts: Sql, key: string): Sql {
  return sql`${elementsIn(facts, key)} as item where jsonb_typeof(item) = 'object'`;
}

function elementsIn(facts: Sql, key: string): Sql {
  const list = valueOf(facts, sql.lit(key));
  return sql`jsonb_array_elements(case jsonb_typeof(${list}) when 'array' then ${list} else '[]' end)`;
}

/** The items of a list with their places, `(facts, line)`; what is no item is left out. */
export function itemsOf(facts: Sql, key: string): Sql {
  return sql`(select element, place from ${elementsIn(facts, key)} with ordinality as every_item (element, place)
    where jsonb_typeof(element) = 'object')`;
}

const valueOf = (facts: Sql, key: Sql): Sql => sql`(${facts} -> ${key})`;

/** `case` and not `and`: only a case is sure to look before it leaps. */
const ofType = (type: string, facts: Sql, key: Sql, value: Sql): Sql =>
  sql`(case when jsonb_typeof(${valueOf(facts, key)}) = ${sql.lit(type)} then ${value} end)`;

const text = (facts: Sql, key: Sql): Sql => ofType('string', facts, key, sql`${facts} ->> ${key}`);

/** A number that fits, made into what its field holds; `value` may mention it several times. */
const numberThat = (fits: (number: Sql) => Sql, value: (json: Sql) => Sql) => (facts: Sql, key: Sql) => {
  const json = sql`(${valueOf(facts, key)})`;
  return ofType('number', facts, key, sql`case when ${fits(sql`${json}::numeric`)} then ${value(json)} end`);
};

const decimal = numberThat(
  (number) => sql`abs(${number}) <= ${sql.lit(largestDecimal)}`,
  (json) => sql`case when abs(${json}::numeric) < ${sql.lit(smallestDecimal)} then 0::float8 else ${json}::float8 end`,
);

const whole = numberThat(
  (number) => sql`${number} = trunc(${number}) and abs(${number}) <= ${sql.lit(Number.MAX_SAFE_INTEGER)}`,
  (json) => sql`${json}::bigint`,
);

/** Days and the rest apart: times an interval is done in doubles, which cannot hold the microseconds of all years. */
const moment = numberThat(
  (number) => sql`${number} = trunc(${number}) and ${number} between ${sql.lit(firstMomentMs)} and ${sql.lit(lastMomentMs)}`,
  (json) =>
    sql`timestamptz 'epoch' + (${json}::bigint / 86400000) * interval '1 day' + (${json}::bigint % 86400000) * interval '1 millisecond'`,
);

const readers: Readonly<Record<FieldType, (facts: Sql, key: Sql) => Sql>> = {
  text,
  code: text,
  choice: text,
  set: (facts, key) => ofType('array', facts, key, valueOf(facts, key)),
  whole,
  fen: whole,
  decimal,
  time: moment,
  flag: (facts, key) => ofType('boolean', facts, key, sql`(${valueOf(facts, key)})::boolean`),
};
