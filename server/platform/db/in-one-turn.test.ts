import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { inOneTurn, sendAhead } from './in-one-turn.ts';
import { inTransaction } from './in-transaction.ts';

const host = merchantForFile();

async function notes() {
  const { db } = host();
  await sql`drop table if exists notes`.execute(db);
  await sql`create table notes (word text primary key)`.execute(db);
  const words = async () => (await sql<{ word: string }>`select word from notes order by word`.execute(db)).rows.map(({ word }) => word);
  return { db, words };
}

const write = (word: string) => sql<{ word: string }>`insert into notes values (${word}) returning word`;
const count = sql<{ count: number }>`select count(*)::integer as count from notes`;

test('statements of one turn see what those before them did, and are answered each for itself', async () => {
  const { db } = await notes();
  const [first, two, second, three] = await inTransaction(db, (tx) =>
    inOneTurn<[{ word: string }, { count: number }, { word: string }, { count: number }]>(tx, write('a'), count, write('b'), count),
  );
  expect([first, two, second, three]).toEqual([[{ word: 'a' }], [{ count: 1 }], [{ word: 'b' }], [{ count: 2 }]]);
});

test('of a turn that fails in a transaction the first fault is told, and nothing is left', async () => {
  const { db, words } = await notes();
  const work = inTransaction(db, (tx) => inOneTurn(tx, write('a'), write('a'), write('b')));
  await expect(work).rejects.toMatchObject({ code: '23505' });
  expect(await words()).toEqual([]);
});

test('what is sent ahead is committed with what comes after it', async () => {
  const { db, words } = await notes();
  await inTransaction(db, (tx) => sendAhead(tx, write('a').compile(tx)));
  expect(await words()).toEqual(['a']);
});

test.each([
  ['the commit', async () => undefined],
  ['another statement', (tx: Parameters<typeof sendAhead>[0]) => write('c').execute(tx)],
])('a statement sent ahead of %s that fails takes all with it, and its own fault is told', async (_, after) => {
  const { db, words } = await notes();
  await write('a').execute(db);
  const work = inTransaction(db, async (tx) => {
    await write('b').execute(tx);
    await sendAhead(tx, write('a').compile(tx));
    await after(tx);
  });
  await expect(work).rejects.toMatchObject({ code: '23505' });
  expect(await words()).toEqual(['a']);
});

test('a conflict of a statement sent ahead repeats the work', async () => {
  const { db, words } = await notes();
  let attempts = 0;
  await inTransaction(db, async (tx) => {
    attempts += 1;
    if (attempts === 1) await sendAhead(tx, sql`do $$ begin raise exception using errcode = '40P01'; end $$`.compile(tx));
    await sendAhead(tx, write('a').compile(tx));
  });
  expect([attempts, await words()]).toEqual([2, ['a']]);
});

test('a transaction whose work begins with something else than a statement is one all the same', async () => {
  const { db, words } = await notes();
  const thrown = new Error('changed my mind');
  const work = inTransaction(db, async (tx) => {
    await new Promise((resolve) => setImmediate(resolve));
    await write('a').execute(tx);
    throw thrown;
  });
  await expect(work).rejects.toBe(thrown);
  expect(await words()).toEqual([]);
});
