import { sql, type RawBuilder } from 'kysely';
import { arrayParameter, type ArrayItem } from './array-parameter.ts';

/** A column of a set-based statement: its name, its PostgreSQL type, and its value of a row; json as its text. */
export type Column<Row> = Readonly<{ name: string; type: string; of(row: Row): ArrayItem }>;

/** `order_id, line_no, …` */
export function columnNames(columns: readonly Column<never>[]): RawBuilder<unknown> {
  return sql.raw(columns.map(({ name }) => name).join(', '));
}

/** `title = given.title, …`: for `update … from` and, with `excluded`, for `on conflict do update`. */
export function assignments(columns: readonly Column<never>[], from: 'given' | 'excluded'): RawBuilder<unknown> {
  return sql.raw(columns.map(({ name }) => `${name} = ${from}.${name}`).join(', '));
}

/** Rows as one array a column, `unnest($1::uuid[], …) as given (id, …)`: one statement text for any number of rows. */
export function givenRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): RawBuilder<unknown> {
  const arrays = columns.map(({ type, of }) => sql`${arrayParameter(type, rows.map(of))}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(arrays)}) as given (${columnNames(columns)})`;
}

/** Ids as one parameter, for `id = any(…)`. */
export function givenIds(ids: readonly string[]): RawBuilder<unknown> {
  return sql`${arrayParameter('uuid', ids)}::uuid[]`;
}
