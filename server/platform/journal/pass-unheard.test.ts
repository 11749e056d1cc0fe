import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aMerchant, type TestMerchant } from '../../testing/test-merchant.ts';
import { asked, counted, counterReset } from '../../testing/test-news.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { addCursors, areAnyBehind, passUnheard, waitingFor } from './cursor.ts';
import { digest } from './digest.ts';
import { emit } from './emit.ts';
import { on, type Subscriber } from './subscriber.ts';

const heard: string[] = [];
const counting: Subscriber = on('test.counting', counted, 'beginning', async (_tx, events) => {
  heard.push(...events.map(({ event }) => event));
});
const resetting: Subscriber = on('test.resetting', counterReset, 'beginning', async () => undefined);
const both = [counting, resetting];
const names = both.map(({ name }) => name);

async function aMerchantThatCounted(): Promise<TestMerchant> {
  const merchant = await aMerchant();
  await inTransaction(merchant.db, (tx) => addCursors(tx, both, merchant.clock()));
  await inTransaction(merchant.db, (tx) => emit(tx, asked(merchant.clock), [counted({ subjectId: 'c1', payload: { step: 1 } })]));
  return merchant;
}

const waiting = async ({ db }: TestMerchant) => (await waitingFor(db, names)).map(({ subscriber }) => subscriber);

test('cursors pass in one go what their subscribers do not hear, and stay before what they do', async () => {
  const merchant = await aMerchantThatCounted();
  expect((await waiting(merchant)).toSorted()).toEqual(names);
  await passUnheard(merchant.db, both, merchant.clock());
  expect(await waiting(merchant)).toEqual(['test.counting']);
  expect(await areAnyBehind(merchant.db, names)).toBe(true);
  await digest(merchant, counting, new AbortController().signal);
  expect(heard).toEqual(['counter.counted']);
  expect(await areAnyBehind(merchant.db, names)).toBe(false);
});

test('a cursor that another worker has in hand is left alone, and nobody waits for it', async () => {
  const merchant = await aMerchantThatCounted();
  await inTransaction(merchant.db, async (tx) => {
    await sql`select from subscriber_cursors where subscriber = 'test.resetting' for update`.execute(tx);
    await passUnheard(merchant.db, both, merchant.clock());
  });
  expect((await waiting(merchant)).toSorted()).toEqual(names);
});
