import type { FieldScope, FieldType } from '@zhidan/core/conditions/field.ts';
import { sql, type RawBuilder } from 'kysely';
import type { SqlFields } from './condition-query.ts';
import { jsonFields } from './json-fields-query.ts';

/** The PostgreSQL type that stands for a field's own. */
export const columnTypes: Readonly<Record<FieldType, string>> = {
  text: 'text',
  code: 'text',
  choice: 'text',
  set: 'jsonb',
  whole: 'bigint',
  fen: 'bigint',
  decimal: 'double precision',
  time: 'timestamp(3) with time zone',
  flag: 'boolean',
};

/** The column of a fact: `order.paid` stands in `order_paid`. */
const columnOf = (key: string): string => key.replaceAll('.', '_');

/** Columns for all that may be kept of a scope, by name, with their types: what is about a person has none. */
export function columnsFor(scope: FieldScope): readonly Readonly<{ name: string; type: string }>[] {
  return Object.entries(scope).flatMap(([key, { type, isPersonal }]) =>
    isPersonal ? [] : [{ name: columnOf(key), type: columnTypes[type] }],
  );
}

/** The fields of a scope in columns of their own. */
export function columnFields(scope: FieldScope, table: string): SqlFields {
  return Object.fromEntries(
    Object.entries(scope).map(([key, { isPersonal }]) => [key, isPersonal ? undefined : sql.id(table, columnOf(key))]),
  );
}

/** What fills those columns from facts that are stored as `jsonb`: names and values in the same order. */
export function filedFrom(
  scope: FieldScope,
  facts: RawBuilder<unknown>,
): Readonly<{ names: RawBuilder<unknown>; values: RawBuilder<unknown> }> {
  const filed = Object.entries(jsonFields(scope, facts)).flatMap(([key, value]) => (value ? [{ name: sql.id(columnOf(key)), value }] : []));
  return { names: sql.join(filed.map(({ name }) => name)), values: sql.join(filed.map(({ value }) => value)) };
}
