import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { silentLog } from '../../testing/test-log.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { connectionConfig } from './connection.ts';
import { migrateFiles } from './migrate.ts';
import { migrationFolder } from './migration-files.ts';
import { schemaName } from './schema-name.ts';

const merchant = merchantForFile();

/** What would keep a schema from being moved, exported whole or spread over several servers. Each query finds offenders of ours. */
const forbidden: Readonly<Record<string, string>> = {
  'a trigger': `select tgrelid::regclass::text || '.' || tgname as name from pg_trigger join pg_class c on c.oid = tgrelid
    where c.relnamespace = current_schema()::regnamespace and not tgisinternal`,
  'a function or procedure': `select proname as name from pg_proc where pronamespace = current_schema()::regnamespace`,
  'a rule': `select r.rulename as name from pg_rewrite r join pg_class c on c.oid = r.ev_class
    where c.relnamespace = current_schema()::regnamespace and r.rulename <> '_RETURN'`,
  'a deferrable constraint': `select conname as name from pg_constraint where connamespace = current_schema()::regnamespace and condeferrable`,
  'an exclusion constraint': `select conname as name from pg_constraint where connamespace = current_schema()::regnamespace and contype = 'x'`,
  'a table without primary key': `select relname as name from pg_class c where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
    and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  'an index that is neither btree nor gin': `select c.relname as name from pg_class c join pg_am on pg_am.oid = c.relam
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('i', 'I') and amname not in ('btree', 'gin')`,
  'a column of time without time zone': `select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = current_schema() and data_type in ('timestamp without time zone', 'time with time zone', 'money', 'real')`,
  'a foreign key without index': `select conname as name from pg_constraint k where k.connamespace = current_schema()::regnamespace and k.contype = 'f'
    and not exists (select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
  'a reference out of the schema': `select conname as name from pg_constraint k join pg_class target on target.oid = k.confrelid
    where k.connamespace = current_schema()::regnamespace and target.relnamespace <> k.connamespace`,
};

test('our own part of the schema holds nothing that stands in the way of many merchants on many servers', async () => {
  const { databaseUrl } = merchant();
  await migrateFiles({ databaseUrl, name: 'catalog', log: silentLog() });
  const client = new Client(connectionConfig({ databaseUrl, schema: schemaName('catalog'), applicationName: 'zhidan test' }));
  await client.connect();
  const found: string[] = [];
  for (const [what, query] of Object.entries(forbidden)) {
    const { rows } = await client.query<{ name: string }>(query);
    found.push(...rows.map((row) => `${what}: ${row.name}`));
  }
  await client.end();
  expect(found).toEqual([]);
});

test('the catalog test sees what it is there for', async () => {
  const { databaseUrl } = merchant();
  await migrateFiles({ databaseUrl, name: 'spoiled', log: silentLog() });
  const client = new Client(connectionConfig({ databaseUrl, schema: schemaName('spoiled'), applicationName: 'zhidan test' }));
  await client.connect();
  await client.query(`
    create table parents (id integer primary key);
    create table bad (
      at timestamp, parent_id integer references parents deferrable, span int4range, exclude using gist (span with &&)
    );
    create function bad() returns trigger language plpgsql as 'begin return null; end';
    create trigger bad before insert on bad for each row execute function bad();
    create rule bad_rule as on delete to bad do instead nothing;`);
  const seen: string[] = [];
  for (const [what, query] of Object.entries(forbidden)) if ((await client.query(query)).rows.length > 0) seen.push(what);
  await client.end();
  expect(Object.keys(forbidden).filter((what) => !seen.includes(what))).toEqual(['a reference out of the schema']);
});

test("pg-boss' tables and ours have no name in common", async () => {
  const { db, databaseUrl } = merchant();
  await migrateFiles({ databaseUrl, name: 'ours', log: silentLog() });
  const { rows } = await sql<{ ours: string; all: string }>`
    select
      (select string_agg(table_name, ' ' order by table_name) from information_schema.tables where table_schema = 'merchant_ours') as ours,
      (select string_agg(table_name, ' ' order by table_name) from information_schema.tables where table_schema = 'merchant_test') as "all"`.execute(
    db,
  );
  const ours = rows[0]?.ours.split(' ') ?? [];
  const all = rows[0]?.all.split(' ') ?? [];
  expect(all).toEqual(expect.arrayContaining(['job', 'queue', 'schedule', ...ours]));
  expect(all.length).toBeGreaterThan(ours.length + 5);
});

test('no SQL of ours names a schema', async () => {
  const server = join(migrationFolder, '..');
  const files = (await readdir(server, { recursive: true })).filter((name) => /\.(ts|sql)$/.test(name) && !name.endsWith('.test.ts'));
  const named: string[] = [];
  for (const name of files) {
    const text = await readFile(join(server, name), 'utf8');
    if (/\b(?:merchant_[a-z]+|public)\.[a-z_]+/.test(text) || /\bset\s+search_path\b|withSchema\(/i.test(text)) named.push(name);
  }
  expect(files).toContain('migrations/000001_journal.sql');
  expect(named).toEqual([]);
});
