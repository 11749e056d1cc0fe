import { sql, type RawBuilder } from 'kysely';
import type { SqlFields, SqlList } from './condition-query.ts';

/** What conditions ask of the items of many records, gathered while they are written, to be answered in one pass over the items. */
export type SaidOfItems = Readonly<{
  list: SqlList;
  /** `, bool_or(…) as said_0, …` behind the key that items are grouped by; empty when nothing was asked */
  columns(): RawBuilder<unknown>;
  isAsked(): boolean;
}>;

/** `table`: what the pass is called in the statement that asks. */
export function saidOfItems(fields: SqlFields, table: string): SaidOfItems {
  const asked: RawBuilder<unknown>[] = [];
  const said = (aggregate: RawBuilder<unknown>): RawBuilder<unknown> => {
    asked.push(aggregate);
    return sql.id(table, `said_${asked.length - 1}`);
  };
  return {
    list: { fields, said },
    columns: () => sql.join([sql``, ...asked.map((aggregate, index) => sql`${aggregate} as ${sql.id(`said_${index}`)}`)]),
    isAsked: () => asked.length > 0,
  };
}
