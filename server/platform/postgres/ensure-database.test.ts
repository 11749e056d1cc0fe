import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { declareQueues } from '../jobs/queue-settings.ts';
import { emit } from '../journal/emit.ts';
import { verifyJournal } from '../journal/verify-journal.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { migrate } from '../db/migrate.ts';
import { openMerchant, type OpenMerchant } from '../db/open-merchant.ts';
import { asAdmin } from '../../testing/template-database.ts';
import { testClock } from '../../testing/test-clock.ts';
import { testMerchantName, testSecretKey } from '../../testing/test-database.ts';
import { silentLog } from '../../testing/test-log.ts';
import { asked, counted } from '../../testing/test-news.ts';
import { productPasswordOf } from './database-folder.ts';
import { ensureDatabase } from './ensure-database.ts';
import { startPostgres, type RunningPostgres } from './start-postgres.ts';

let root: string;
let postgres: RunningPostgres;
const start = () => startPostgres({ dataDir: join(root, 'postgres'), log: silentLog() });
const startAgain = async () => {
  await postgres.stop();
  postgres = await start();
};

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zhidan-role-'));
  await chmod(root, 0o755);
  postgres = await start();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(root, { recursive: true, force: true });
});

async function ask<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows[0];
  } finally {
    await client.end();
  }
}

/** An account that owns something cannot be dropped. */
async function dropTheProducts(): Promise<void> {
  const names = `select coalesce(array_agg(datname::text), '{}') as names from pg_database where pg_get_userbyid(datdba) = 'zhidan_product'`;
  const found = await ask<{ names: string[] }>(postgres.adminUrlOf('postgres'), names);
  for (const name of found?.names ?? []) await asAdmin(postgres.adminUrlOf('postgres'), `drop database ${name}`);
}

const attributes = `select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls from pg_roles where rolname = current_user`;
const ordinary = { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, rolbypassrls: false };
const ownership = `select pg_get_userbyid(datdba) = current_user as "isOwner" from pg_database where datname = current_database()`;

async function open(databaseUrl: string): Promise<OpenMerchant> {
  const merchant = await openMerchant({
    databaseUrl,
    name: testMerchantName,
    secretKey: testSecretKey,
    log: silentLog(),
    clock: testClock(),
    poolSize: 2,
  });
  onTestFinished(() => merchant.close());
  return merchant;
}

const write = (merchant: OpenMerchant) =>
  inTransaction(merchant.db, (tx) => emit(tx, asked(merchant.clock), [counted({ subjectId: 'a', payload: { step: 1 } })]));

const changes = ['update journal set event = event', 'delete from journal', 'truncate journal'];

async function expectJournalRefused(merchant: OpenMerchant): Promise<void> {
  for (const statement of changes)
    await expect(sql.raw(statement).execute(merchant.db), statement).rejects.toThrow('permission denied for table journal');
}

test('the product works as an ordinary account that owns its database, and may make neither accounts nor databases', async () => {
  const url = await ensureDatabase(postgres, 'ordinary');
  expect(await ask(url, attributes)).toEqual(ordinary);
  expect(await ask(url, ownership)).toEqual({ isOwner: true });
  await expect(ask(url, 'create role other superuser')).rejects.toThrow('permission denied to create role');
  await expect(ask(url, 'create database other')).rejects.toThrow('permission denied to create database');
  await expect(ask(url, "copy (select 1) to program 'true'")).rejects.toThrow('permission denied to COPY to or from an external program');
});

test('the embedded database refuses to change or remove what the journal holds', async () => {
  const databaseUrl = await ensureDatabase(postgres, 'journal');
  await migrate({ databaseUrl, name: testMerchantName, log: silentLog() });
  const merchant = await open(databaseUrl);
  await write(merchant);
  await expectJournalRefused(merchant);
  expect((await verifyJournal(merchant.db)).checkedCount).toBe(1);
});

describe('a start that was killed, wherever it was, is made good by the next', () => {
  test.each<[string, () => Promise<void>]>([
    ['before the password was kept', async () => rmSync(productPasswordOf(postgres.folder))],
    ['before there was an account', () => asAdmin(postgres.adminUrlOf('postgres'), 'drop role if exists zhidan_product')],
    ['before there was a database', async () => undefined],
    ['before the database was its own', () => asAdmin(postgres.adminUrlOf('postgres'), 'create database interrupted')],
  ])('%s', async (_, interrupt) => {
    await dropTheProducts();
    await interrupt();
    await startAgain();
    const url = await ensureDatabase(postgres, 'interrupted');
    expect(await ask(url, attributes)).toEqual(ordinary);
    expect(await ask(url, ownership)).toEqual({ isOwner: true });
    await ensureDatabase(postgres, 'interrupted');
    expect(await ask(url, ownership)).toEqual({ isOwner: true });
  });
});

test('of starts that come together all get the same account and the same database', async () => {
  const urls = await Promise.all([1, 2, 3, 4].map(() => ensureDatabase(postgres, 'together')));
  expect(new Set(urls).size).toBe(1);
  expect(await ask(urls[0] ?? '', ownership)).toEqual({ isOwner: true });
});

test('a right that was given to the account by hand is taken away by the next start', async () => {
  const url = await ensureDatabase(postgres, 'ordinary');
  await asAdmin(postgres.adminUrlOf('postgres'), 'alter role zhidan_product superuser createrole bypassrls');
  await ensureDatabase(postgres, 'ordinary');
  expect(await ask(url, attributes)).toEqual(ordinary);
});

test('a database in which the product still worked as the superuser becomes its own, with all that is in it', async () => {
  rmSync(productPasswordOf(postgres.folder)); // it came with the account
  await asAdmin(postgres.adminUrlOf('postgres'), 'create database early');
  const early = { databaseUrl: postgres.adminUrlOf('early'), name: testMerchantName, log: silentLog() };
  await migrate(early);
  const before = await openMerchant({ ...early, secretKey: testSecretKey, clock: testClock() });
  const queue = { name: 'test.early', words: { 'zh-CN': '早', en: 'Early' }, payload: counted.type.payload, timeoutMs: 1_000 };
  await declareQueues(before.db, [{ ...queue, retryLimit: 1, retryDelayMs: 1_000 }]);
  await write(before);
  await before.close();

  await startAgain();
  expect(existsSync(productPasswordOf(postgres.folder))).toBe(true);
  const databaseUrl = await ensureDatabase(postgres, 'early');
  const foreign = `select count(*)::int as count from pg_class
    where relowner <> current_user::regrole and relnamespace = 'merchant_test'::regnamespace`;
  expect(await ask(databaseUrl, foreign)).toEqual({ count: 0 });
  await migrate({ ...early, databaseUrl });
  const merchant = await open(databaseUrl);
  await write(merchant);
  await declareQueues(merchant.db, [{ ...queue, name: 'test.later', retryLimit: 1, retryDelayMs: 1_000 }]);
  expect(await verifyJournal(merchant.db)).toMatchObject({ checkedCount: 2, brokenCount: 0 });
  await expectJournalRefused(merchant);
});
