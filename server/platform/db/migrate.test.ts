import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { silentLog } from '../../testing/test-log.ts';
import { merchantForFile, type TestMerchant } from '../../testing/test-merchant.ts';
import { migrateFiles } from './migrate.ts';

const host = merchantForFile();
let folderCount = 0;

/** A folder of migrations, and a merchant that has had none of them. */
async function aFolder(files: Readonly<Record<string, string>>) {
  const merchant = host();
  folderCount += 1;
  const name = `other${folderCount}`;
  const folder = await mkdtemp(join(tmpdir(), 'zhidan-migrations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const write = async (texts: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  };
  await write(files);
  const run = (merchantName = name) => migrateFiles({ databaseUrl: merchant.databaseUrl, name: merchantName, folder, log: silentLog() });
  return { merchant, schema: `merchant_${name}`, folder, write, run };
}

const first = { '000001_shops.sql': 'create table shops (id integer primary key);\ninsert into shops values (1);\n' };
const second = { '000002_names.sql': "alter table shops add column name text not null default '店铺';\n" };

async function tablesOf(merchant: TestMerchant, schema: string): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select table_name as name from information_schema.tables where table_schema = ${schema} order by 1`.execute(merchant.db);
  return rows.map((row) => row.name);
}

test('files run in order, each once, and a later run takes only the new ones', async () => {
  const { write, run } = await aFolder(first);
  expect(await run()).toEqual({ applied: ['000001_shops.sql'], schemaVersion: '000001_shops.sql' });
  await write(second);
  expect(await run()).toEqual({ applied: ['000002_names.sql'], schemaVersion: '000002_names.sql' });
  expect((await run()).applied).toEqual([]);
});

test('each merchant has their own schema, migrated on its own', async () => {
  const { merchant, run } = await aFolder(first);
  await run('one');
  expect(await tablesOf(merchant, 'merchant_one')).toEqual(['schema_migrations', 'shops']);
  expect(await tablesOf(merchant, 'merchant_two')).toEqual([]);
  expect((await run('two')).applied).toEqual(['000001_shops.sql']);
  expect(await tablesOf(merchant, 'public')).toEqual([]);
});

test('of runners that come together each file is applied by exactly one, and all of them succeed', async () => {
  const { run } = await aFolder({ ...first, ...second });
  const results = await Promise.all(Array.from({ length: 6 }, () => run()));
  expect(results.flatMap((result) => result.applied).toSorted()).toEqual(['000001_shops.sql', '000002_names.sql']);
});

test('a migration that fails halfway leaves nothing of itself and says where, why and what to do', async () => {
  const { merchant, schema, write, run } = await aFolder(first);
  await write({ '000002_broken.sql': 'create table extra (id integer);\n-- 注释\nalter table shops ad column name text;\n' });
  await expect(run()).rejects.toThrow(
    /Migration 000002_broken\.sql failed at line 3, column 19: syntax error at or near "ad" \(42601\)\..*Nothing of this file was kept.*start again/,
  );
  expect(await tablesOf(merchant, schema)).toEqual(['schema_migrations', 'shops']);
  await write({ '000002_broken.sql': 'create table extra (id integer);\n' });
  expect((await run()).applied).toEqual(['000002_broken.sql']);
});

test('data that stands against a migration is named', async () => {
  const { write, run } = await aFolder(first);
  await write({ '000002_twice.sql': 'insert into shops values (2);\ninsert into shops values (1);\n' });
  await expect(run()).rejects.toThrow(
    /000002_twice\.sql failed: duplicate key value violates unique constraint.*Key \(id\)=\(1\) already exists/,
  );
});

test.each<[string, Record<string, string>, RegExp]>([
  [
    'that was changed after it ran',
    { '000001_shops.sql': 'create table shops (id bigint primary key);' },
    /000001_shops\.sql was changed after it had run.*Restore the file/,
  ],
  ['that has no number', { 'later.sql': 'select 1;' }, /later\.sql has no number/],
  ['whose number is taken', { '000001_other.sql': 'select 1;' }, /have the same number/],
  ['that opens its own transaction', { '000003_own.sql': 'begin;\nselect 1;\ncommit;' }, /000003_own\.sql contains "begin;"/],
])('a file %s is refused', async (_what, files, message) => {
  const { write, run } = await aFolder({ ...first, ...second });
  await run();
  await write(files);
  await expect(run()).rejects.toThrow(message);
});

test('an old file that is missing is refused, and so is a database newer than the program', async () => {
  const { folder, run } = await aFolder({ ...first, ...second, '000003_more.sql': 'select 1;' });
  await run();
  await rm(join(folder, '000002_names.sql'));
  await expect(run()).rejects.toThrow(/000002_names\.sql has run on this database, but the file is missing/);
  await rm(join(folder, '000003_more.sql'));
  await expect(run()).rejects.toThrow(/newer than this program: it has 000003_more\.sql.*Start the newer version/);
});

test('a file that comes in behind later ones is refused with the number to take', async () => {
  const { write, run } = await aFolder({ ...first, '000005_later.sql': 'select 1;' });
  await run();
  await write(second);
  await expect(run()).rejects.toThrow(/000002_names\.sql is new, but later ones have already run.*next number after 000005/);
});

test('a file checked out with other line ends is the same file', async () => {
  const { write, run } = await aFolder(first);
  await run();
  await write({ '000001_shops.sql': first['000001_shops.sql'].replaceAll('\n', '\r\n') });
  expect((await run()).applied).toEqual([]);
});
