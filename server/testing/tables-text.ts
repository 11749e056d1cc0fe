import type { Client } from 'pg';

type Column = Readonly<{
  table: string;
  column: string;
  type: string;
  isNullable: boolean;
  hasDefault: boolean;
  isAlwaysGenerated: boolean;
}>;

/** How a column's PostgreSQL type reads in TypeScript; what is not listed fails, so that no column is guessed. */
const typeScript: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  xid8: 'string',
  numeric: 'string',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  real: 'number',
  bytea: 'Buffer',
  date: 'LocalDate',
  'timestamp with time zone': 'Instant',
  json: 'JsonText',
  jsonb: 'JsonText',
};

const head = `/** Generated from the migrated database by \`npm run schema\`; do not edit. */
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { LocalDate } from '@zhidan/core/kernel/local-date.ts';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Read as data, written as JSON text: the driver would take a bare array for a PostgreSQL array. */
type JsonText = ColumnType<Json, string, string>;
`;

/** The text of tables.ts for the schema that the connection works in. */
export async function tablesText(client: Client): Promise<string> {
  const { rows } = await client.query<Column>(`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, null) as type,
      not a.attnotnull as "isNullable", a.atthasdef or a.attidentity <> '' as "hasDefault",
      a.attidentity = 'a' or a.attgenerated <> '' as "isAlwaysGenerated"
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`);
  const tables = Map.groupBy(rows, (row) => row.table);
  const interfaces = [...tables].map(([table, columns]) => {
    const lines = columns.map((column) => `  ${column.column}: ${columnType(column)};`);
    return `\nexport interface ${pascalCase(table)} {\n${lines.join('\n')}\n}\n`;
  });
  const all = [...tables.keys()].map((table) => `  ${table}: ${pascalCase(table)};`).join('\n');
  return `${withoutUnused(head, interfaces.join(''))}${interfaces.join('')}\nexport interface Tables {\n${all}\n}\n`;
}

function columnType(column: Column): string {
  const [, base = '', array = ''] = /^(.*?)(\[\])?$/.exec(column.type) ?? [];
  const item = typeScript[base];
  if (!item)
    throw new Error(`${column.table}.${column.column} is of type ${column.type}, which tables-text.ts does not know. Add it to its table.`);
  const type = `${item}${array}${column.isNullable ? ' | null' : ''}`;
  if (column.isAlwaysGenerated) return `GeneratedAlways<${type}>`;
  return column.hasDefault ? `Generated<${type}>` : type;
}

/** Import lines whose names nothing mentions would not compile. */
function withoutUnused(imports: string, body: string): string {
  const mentions = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  const isJsonUsed = mentions(body, 'JsonText');
  const text = isJsonUsed ? body + imports.slice(imports.indexOf('type JsonText')) : body;
  return imports
    .split('\n')
    .map((line) => {
      const names = /^import type \{ (.*) \}/.exec(line)?.[1];
      if (!names) return line;
      const kept = names.split(', ').filter((name) => mentions(text, name));
      return kept.length > 0 ? line.replace(names, kept.join(', ')) : null;
    })
    .filter((line) => line !== null)
    .join('\n');
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
