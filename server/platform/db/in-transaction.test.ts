import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { merchantForFile, type TestMerchant } from '../../testing/test-merchant.ts';
import { inSnapshot, inTransaction } from './in-transaction.ts';
import type { Tx } from './database.ts';

const host = merchantForFile();

async function merchantWithAccounts(): Promise<TestMerchant> {
  const merchant = host();
  await sql`drop table if exists accounts`.execute(merchant.db);
  await sql`create table accounts (name text primary key, fen bigint not null)`.execute(merchant.db);
  await sql`insert into accounts values ('a', 100), ('b', 100)`.execute(merchant.db);
  return merchant;
}

const add = (tx: Tx, name: string, fen: number) => sql`update accounts set fen = fen + ${fen}::bigint where name = ${name}`.execute(tx);
const balances = async ({ db }: TestMerchant) =>
  (await sql<{ fen: number }>`select fen from accounts order by name`.execute(db)).rows.map((row) => row.fen);

test('work that throws leaves nothing behind, and its error comes out as it is', async () => {
  const merchant = await merchantWithAccounts();
  const thrown = new Error('changed my mind');
  const work = inTransaction(merchant.db, async (tx) => {
    await add(tx, 'a', 1);
    throw thrown;
  });
  await expect(work).rejects.toBe(thrown);
  expect(await balances(merchant)).toEqual([100, 100]);
});

test('two transactions that deadlock both get their work done, each once', async () => {
  const merchant = await merchantWithAccounts();
  let waiting = 0;
  const bothHoldOne = Promise.withResolvers<void>();
  const transfer = (from: string, to: string) =>
    inTransaction(merchant.db, async (tx) => {
      await add(tx, from, -10);
      waiting += 1;
      if (waiting === 2) bothHoldOne.resolve();
      await bothHoldOne.promise; // only the first attempts wait for each other
      await add(tx, to, 10);
    });
  await Promise.all([transfer('a', 'b'), transfer('b', 'a')]);
  expect(waiting).toBeGreaterThan(2); // the loser may be back before the winner has woken up, and lose once more
  expect(await balances(merchant)).toEqual([100, 100]);
});

test('a connection lost before the commit repeats the work on a new one', async () => {
  const merchant = await merchantWithAccounts();
  let attempts = 0;
  await inTransaction(merchant.db, async (tx) => {
    attempts += 1;
    await add(tx, 'a', 1);
    if (attempts === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  expect(attempts).toBe(2);
  expect(await balances(merchant)).toEqual([101, 100]);
});

test('a commit whose answer is lost is not repeated, because it may have happened', async () => {
  const merchant = await merchantWithAccounts();
  let attempts = 0;
  const work = inTransaction(merchant.db, async (tx) => {
    attempts += 1;
    await add(tx, 'a', 1);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    // from another connection, and over before this one goes on: the commit is the first to meet the dead session
    await sql`select pg_terminate_backend(${rows[0]?.pid}::int, 5000)`.execute(merchant.db);
  });
  await expect(work).rejects.toThrow(/terminat|connection/i);
  expect(attempts).toBe(1);
});

test('a statement that failed and was swallowed does not pass for a commit', async () => {
  const merchant = await merchantWithAccounts();
  const work = inTransaction(merchant.db, async (tx) => {
    await add(tx, 'a', 1);
    await sql`select 1 / 0`.execute(tx).catch(() => undefined);
  });
  await expect(work).rejects.toThrow('rolled back');
  expect(await balances(merchant)).toEqual([100, 100]);
});

test('a snapshot sees one moment however long it reads, and cannot write', async () => {
  const merchant = await merchantWithAccounts();
  await inSnapshot(merchant.db, async (tx) => {
    const read = async () => (await sql<{ sum: number }>`select sum(fen)::bigint as sum from accounts`.execute(tx)).rows[0]?.sum;
    expect(await read()).toBe(200);
    await sql`update accounts set fen = 0`.execute(merchant.db);
    expect(await read()).toBe(200);
  });
  await expect(inSnapshot(merchant.db, (tx) => add(tx, 'a', 1))).rejects.toThrow('read-only');
});
