import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { collectedLog, silentLog } from '../../testing/test-log.ts';
import { testClock } from '../../testing/test-clock.ts';
import { testSecretKey } from '../../testing/test-database.ts';
import { asAdmin } from '../../testing/template-database.ts';
import { adminUrlOf, aMerchant, twoMerchants } from '../../testing/test-merchant.ts';
import { until } from '../../testing/until.ts';
import { givenIds } from './given-rows.ts';
import { openMerchant } from './open-merchant.ts';
import { isDatabaseUnavailable } from './database-fault.ts';

const open = (databaseUrl: string, name: string, more: { isPreparing?: boolean; poolSize?: number } = {}) =>
  openMerchant({ databaseUrl, name, secretKey: testSecretKey, log: silentLog(), clock: testClock(), ...more });

test('two merchants in one database and one process do not see each other', async () => {
  const { north, south } = await twoMerchants();
  const addShop = (merchant: typeof north, name: string) => sql`insert into stalls values (${name})`.execute(merchant.db);
  for (const merchant of [north, south]) await sql`create table stalls (name text primary key)`.execute(merchant.db);
  await addShop(north, '宁波一店');
  await addShop(south, '宁波一店'); // the same key: it would be refused in one table
  await addShop(south, '杭州二店');
  const shops = async (merchant: typeof north) =>
    (await sql<{ name: string }>`select name from stalls order by name`.execute(merchant.db)).rows.map((row) => row.name);
  expect(await shops(north)).toEqual(['宁波一店']);
  expect(await shops(south)).toEqual(['宁波一店', '杭州二店']);
});

test('a merchant has nothing but their own schema on the search path', async () => {
  const { db, databaseUrl } = await aMerchant();
  await asAdmin(adminUrlOf(databaseUrl), 'create table public.strangers (id integer)');
  await expect(sql`select * from strangers`.execute(db)).rejects.toThrow('does not exist');
});

test('connections broken by the server, idle or in use, are replaced and do not end the process', async () => {
  const { log, lines } = collectedLog();
  const merchant = await aMerchant({ log });
  const kill = () =>
    sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
      merchant.db,
    );
  const held = Promise.withResolvers<void>();
  const broken = merchant.db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    await held.promise;
    await sql`select 1`.execute(tx);
  });
  const outcome = broken.catch((error: unknown) => error);
  await Promise.all(Array.from({ length: 4 }, () => sql`select pg_sleep(0.01)`.execute(merchant.db)));
  await kill();
  held.resolve();
  expect(isDatabaseUnavailable(await outcome)).toBe(true);
  await until('the broken idle connections were noticed', () => lines.some((line) => line.msg.includes('idle database connection')));
  expect((await sql<{ one: number }>`select 1 as one`.execute(merchant.db)).rows).toEqual([{ one: 1 }]);
});

test('hot statements are prepared once a connection, and can be left unprepared for old poolers', async () => {
  const { databaseUrl } = await aMerchant();
  const preparedBy = async (isPreparing: boolean) => {
    const merchant = await open(databaseUrl, 'test', { isPreparing, poolSize: 1 });
    for (const event of ['a', 'b', 'c']) await merchant.db.selectFrom('journal').select('id').where('event', '=', event).execute();
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count from pg_prepared_statements where statement like 'select "id" from "journal"%'`.execute(merchant.db);
    await merchant.close();
    return rows[0]?.count;
  };
  expect(await preparedBy(true)).toBe(1);
  expect(await preparedBy(false)).toBe(0);
});

test('a statement about few ids is planned some times and then no more', async () => {
  const { databaseUrl } = await aMerchant();
  const merchant = await open(databaseUrl, 'test', { poolSize: 1 });
  const ids = [randomUUID()];
  for (let time = 0; time < 8; time += 1)
    await sql`select sku_id from stock_levels where sku_id = any(${givenIds(ids)})`.execute(merchant.db);
  const { rows } = await sql<{ reused: number }>`
    select generic_plans as reused from pg_prepared_statements where statement like 'select sku_id from stock_levels%'`.execute(
    merchant.db,
  );
  await merchant.close();
  expect(rows[0]?.reused).toBe(3);
});

test('an address with options of its own keeps them, ours win', async () => {
  const { databaseUrl } = await aMerchant();
  const url = new URL(databaseUrl);
  url.searchParams.set('options', '-c work_mem=5MB -c search_path=public');
  const merchant = await open(url.href, 'test');
  const { rows } =
    await sql`select current_setting('work_mem') as memory, current_schema() as schema, current_setting('TimeZone') as zone`.execute(
      merchant.db,
    );
  expect(rows).toEqual([{ memory: '5MB', schema: 'merchant_test', zone: 'UTC' }]);
  await merchant.close();
});

test.each(['Demo', 'a-b', '1st', '', 'x'.repeat(41), 'a;drop'])('the merchant name "%s" is refused with the cure', async (name) => {
  await expect(open('postgresql://nowhere/none', name)).rejects.toThrow('ZHIDAN_MERCHANT=demo');
});
