import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { asked, counted, counterReset } from '../../testing/test-news.ts';
import { aMerchant, twoMerchants, type MerchantAsk, type TestMerchant } from '../../testing/test-merchant.ts';
import { until } from '../../testing/until.ts';
import type { Tx } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Merchant } from '../merchant.ts';
import { addCursors, lockCursor, waitingFor } from './cursor.ts';
import { emit } from './emit.ts';
import { dropParkedEvent, retryParkedEvent } from './parked-events.ts';
import { runSubscribers } from './run-subscribers.ts';
import { on, type JournalEvent, type Subscriber } from './subscriber.ts';
import { subscriberLags } from './subscriber-lag.ts';

/** A merchant with a table that refuses nothing: an effect applied twice shows as two rows. */
async function aMerchantWithEffects(ask: MerchantAsk = {}): Promise<TestMerchant> {
  const merchant = await aMerchant(ask);
  await sql`create table effects (position bigint generated always as identity, subscriber text not null, journal_id uuid not null, step integer)`.execute(
    merchant.db,
  );
  return merchant;
}

const writeEffects = (subscriber: string) => async (tx: Tx, events: readonly JournalEvent[]) => {
  for (const event of events) {
    await sql`insert into effects (subscriber, journal_id, step) values (${subscriber}, ${event.id}, ${event.payload['step']})`.execute(tx);
  }
};

const effectWriter = (name: string, from: Subscriber['from'] = 'beginning'): Subscriber => on(name, counted, from, writeEffects(name));

const count = (merchant: Merchant, ...steps: readonly number[]) =>
  inTransaction(merchant.db, (tx) =>
    emit(
      tx,
      asked(merchant.clock),
      steps.map((step) => counted({ subjectId: `c${chainOf(step)}`, payload: { step } })),
    ),
  );

async function stepsOf(merchant: Merchant, subscriber: string): Promise<number[]> {
  const { rows } = await sql<{ step: number }>`select step from effects where subscriber = ${subscriber} order by position`.execute(
    merchant.db,
  );
  return rows.map((row) => row.step);
}

function run(merchant: Merchant, ...subscribers: readonly Subscriber[]) {
  const running = runSubscribers(merchant, subscribers);
  onTestFinished(() => running.stop());
  return running;
}

const isCaughtUp = (merchant: Merchant, name: string) =>
  until(
    `${name} is at the end of the journal`,
    async () => (await subscriberLags(merchant.db, merchant.clock())).find((lag) => lag.name === name)?.behindMs === 0,
  );

/** The subject of a step: seven chains that writers meet at. */
const chainOf = (step: number): number => step % 7;

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

test('a subscriber gets every event once and in order, only those it asked for, over many batches', async () => {
  const merchant = await aMerchantWithEffects();
  await count(merchant, ...range(0, 1_700));
  await inTransaction(merchant.db, (tx) => emit(tx, asked(merchant.clock), [counterReset({ subjectId: 'c1', payload: {} })]));
  run(merchant, effectWriter('all'));
  await until('all events arrived', async () => (await stepsOf(merchant, 'all')).length >= 1_700);
  await count(merchant, 1_700);
  await until('the late one arrived', async () => (await stepsOf(merchant, 'all')).includes(1_700));
  expect(await stepsOf(merchant, 'all')).toEqual(range(0, 1_701));
});

test('a new subscriber begins where it says: with all that ever happened, or with what happens next', async () => {
  const merchant = await aMerchantWithEffects();
  await count(merchant, 1, 2);
  run(merchant, effectWriter('old', 'beginning'), effectWriter('new', 'now'));
  await isCaughtUp(merchant, 'new');
  await count(merchant, 3);
  await until('both got the news', async () => (await stepsOf(merchant, 'new')).length > 0 && (await stepsOf(merchant, 'old')).length >= 3);
  expect(await stepsOf(merchant, 'old')).toEqual([1, 2, 3]);
  expect(await stepsOf(merchant, 'new')).toEqual([3]);
});

test('a subscriber of rare news passes the news it did not ask for, over more rows than one look takes', async () => {
  const merchant = await aMerchantWithEffects();
  await count(merchant, ...range(0, 2_500));
  await inTransaction(merchant.db, (tx) => emit(tx, asked(merchant.clock), [counterReset({ subjectId: 'c1', payload: {} })]));
  const resets: string[] = [];
  run(
    merchant,
    on('rare', counterReset, 'beginning', (_tx, events) => {
      resets.push(...events.map((event) => event.subjectId));
      return Promise.resolve();
    }),
  );
  await isCaughtUp(merchant, 'rare');
  expect(resets).toEqual(['c1']);
});

test('one look passes what nobody asked for and names those who have something to do; a cursor that somebody works with stays', async () => {
  const merchant = await aMerchantWithEffects();
  const nothing = (): Promise<void> => Promise.resolve();
  const [counts, resets, held] = [
    effectWriter('counts'),
    on('resets', counterReset, 'now', nothing),
    on('held', counterReset, 'now', nothing),
  ];
  const all = [counts, resets, held];
  const look = () => waitingFor(merchant.db, all, merchant.clock());
  await inTransaction(merchant.db, (tx) => addCursors(tx, all, merchant.clock()));
  expect(await look()).toEqual({ waiting: [], isMore: false });
  await count(merchant, ...range(0, 1_200));
  const mayEnd = Promise.withResolvers<void>();
  const isLocked = Promise.withResolvers<void>();
  const elsewhere = inTransaction(merchant.db, async (tx) => {
    await lockCursor(tx, 'held');
    isLocked.resolve();
    await mayEnd.promise;
  });
  await isLocked.promise;
  const waiting = [{ subscriber: 'counts', hasNews: true, isFull: false, parkedIds: [] }];
  expect(await look()).toEqual({ waiting, isMore: true });
  expect(await look()).toEqual({ waiting, isMore: true });
  expect(await look()).toEqual({ waiting, isMore: false });
  const lags = new Map((await subscriberLags(merchant.db, merchant.clock())).map(({ name, behindMs }) => [name, behindMs > 0]));
  expect(lags).toEqual(
    new Map([
      ['counts', true],
      ['held', true],
      ['resets', false],
    ]),
  );
  mayEnd.resolve();
  await elsewhere;
});

test('events of a transaction that began first and committed last are not skipped', async () => {
  const merchant = await aMerchantWithEffects();
  run(merchant, effectWriter('reader'));
  const slowMayEnd = Promise.withResolvers<void>();
  const slowHasWritten = Promise.withResolvers<void>();
  const slow = inTransaction(merchant.db, async (tx) => {
    await emit(tx, asked(merchant.clock), [counted({ subjectId: 'slow', payload: { step: 1 } })]);
    await sql`select`.execute(tx); // answered after what was sent ahead: the row is written
    slowHasWritten.resolve();
    await slowMayEnd.promise;
  });
  await slowHasWritten.promise;
  await count(merchant, 2); // a later transaction, committed at once
  // proof that a naive reader would have passed the slow one: its row is there, the slow one's is not
  const visible = await merchant.db.selectFrom('journal').select('payload').execute();
  expect(visible).toEqual([{ payload: { step: 2 } }]);
  expect(await stepsOf(merchant, 'reader')).toEqual([]);
  slowMayEnd.resolve();
  await slow;
  await until('both arrived', async () => (await stepsOf(merchant, 'reader')).length === 2);
  expect(await stepsOf(merchant, 'reader')).toEqual([1, 2]);
});

test('three workers on the same subscribers while eight writers write: every effect exactly once', async () => {
  // a connection for each of them: who waits for one too long gives up
  const merchant = await aMerchantWithEffects({ poolSize: 20 });
  for (let worker = 0; worker < 3; worker += 1) run(merchant, effectWriter('a'), effectWriter('b'));
  await Promise.all(
    range(0, 8).map(async (writer) => {
      for (const turn of range(0, 10)) {
        const steps = range(0, 5).map((index) => writer * 1_000 + turn * 10 + index);
        await count(merchant, ...steps.toSorted((a, b) => chainOf(a) - chainOf(b))); // as commands do: rivals wait, none is cut off
      }
    }),
  );
  for (const name of ['a', 'b']) {
    await until(`${name} has all`, async () => (await stepsOf(merchant, name)).length >= 400, 20_000);
    const steps = await stepsOf(merchant, name);
    expect(steps.length).toBe(400);
    expect(new Set(steps).size).toBe(400);
  }
});

test('one poisonous event is tried alone, parked and shown; those before and after it take effect', async () => {
  const merchant = await aMerchantWithEffects();
  let attemptsAlone = 0;
  const write = writeEffects('picky');
  const picky = on('picky', counted, 'beginning', async (tx, events) => {
    if (events.some((event) => event.payload.step === 13)) {
      if (events.length === 1) attemptsAlone += 1;
      throw new Error('thirteen is unlucky');
    }
    await write(tx, events);
  });
  run(merchant, picky);
  await count(merchant, ...range(10, 20));
  const parked = await until('the event is parked', () => merchant.db.selectFrom('parked_events').selectAll().executeTakeFirst());
  expect(parked).toMatchObject({ subscriber: 'picky', error: 'Error: thirteen is unlucky', attempt_count: 5, retry_at: null });
  expect(attemptsAlone).toBe(5);
  await count(merchant, 20);
  await until('later events go on', async () => (await stepsOf(merchant, 'picky')).includes(20));
  expect(await stepsOf(merchant, 'picky')).toEqual(range(10, 21).filter((step) => step !== 13));
  expect((await subscriberLags(merchant.db, merchant.clock())).map(({ name, parkedCount }) => [name, parkedCount])).toEqual([['picky', 1]]);
});

test('a parked event is tried again when asked: parked anew with its latest error, or digested once and gone', async () => {
  const merchant = await aMerchantWithEffects();
  let words: string | null = 'still broken';
  const write = writeEffects('mended');
  const mended = on('mended', counted, 'beginning', async (tx, events) => {
    if (words) throw new Error(words);
    await write(tx, events);
  });
  run(merchant, mended);
  await count(merchant, 1);
  const { id } = await until('it is parked', () => merchant.db.selectFrom('parked_events').select('id').executeTakeFirst());
  const retry = () => inTransaction(merchant.db, (tx) => retryParkedEvent(tx, { id, now: merchant.clock() }));
  words = 'broken in another way';
  expect(await retry()).toMatchObject({ id, subscriber: 'mended' });
  const again = await until('it is parked anew', () =>
    merchant.db.selectFrom('parked_events').selectAll().where('attempt_count', '=', 6).executeTakeFirst(),
  );
  expect(again).toMatchObject({ error: 'Error: broken in another way', retry_at: null });
  words = null;
  await retry();
  await until('it is digested', async () => (await stepsOf(merchant, 'mended')).length > 0);
  expect(await stepsOf(merchant, 'mended')).toEqual([1]);
  expect(await merchant.db.selectFrom('parked_events').selectAll().execute()).toEqual([]);
  expect(await retry()).toBeNull();
});

test('a parked event can be given up', async () => {
  const merchant = await aMerchantWithEffects();
  run(
    merchant,
    on('never', counted, 'beginning', () => Promise.reject(new Error('never'))),
  );
  await count(merchant, 1);
  const { id } = await until('it is parked', () => merchant.db.selectFrom('parked_events').select('id').executeTakeFirst());
  expect(await inTransaction(merchant.db, (tx) => dropParkedEvent(tx, id))).toMatchObject({ subscriber: 'never' });
  expect(await inTransaction(merchant.db, (tx) => dropParkedEvent(tx, id))).toBeNull();
});

test('a database that goes away is no poison: nothing is parked, and the work goes on when it is back', async () => {
  const merchant = await aMerchantWithEffects();
  let breaks = 3;
  const write = writeEffects('patient');
  run(
    merchant,
    on('patient', counted, 'beginning', async (tx, events) => {
      breaks -= 1;
      if (breaks >= 0) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
      await write(tx, events);
    }),
  );
  await count(merchant, 1, 2, 3);
  await until('the effects are there', async () => (await stepsOf(merchant, 'patient')).length >= 3);
  expect(await stepsOf(merchant, 'patient')).toEqual([1, 2, 3]);
  expect(await merchant.db.selectFrom('parked_events').selectAll().execute()).toEqual([]);
});

test('a slow subscriber does not hold up another', async () => {
  const merchant = await aMerchantWithEffects();
  const mayEnd = Promise.withResolvers<void>();
  run(
    merchant,
    on('slow', counted, 'beginning', () => mayEnd.promise),
    effectWriter('quick'),
  );
  await count(merchant, 1);
  await until('the quick one has it', async () => (await stepsOf(merchant, 'quick')).length === 1);
  await count(merchant, 2);
  // the slow one's open transaction hides what came after it began, from everybody: that is the price of commit order
  mayEnd.resolve();
  await until('and the next', async () => (await stepsOf(merchant, 'quick')).length === 2);
  expect(await stepsOf(merchant, 'quick')).toEqual([1, 2]);
});

test('two subscribers of one name are refused, because they would share a cursor', async () => {
  const merchant = await aMerchant();
  expect(() => runSubscribers(merchant, [effectWriter('twin'), effectWriter('twin')])).toThrow('same name');
});

test('two merchants in one database have journals, cursors and effects of their own', async () => {
  const { north, south } = await twoMerchants();
  for (const merchant of [north, south]) {
    await sql`create table effects (position bigint generated always as identity, subscriber text, journal_id uuid, step integer)`.execute(
      merchant.db,
    );
    run(merchant, effectWriter('same-name'));
  }
  await count(north, 1, 2);
  await count(south, 30);
  await until(
    'both have theirs',
    async () => (await stepsOf(north, 'same-name')).length === 2 && (await stepsOf(south, 'same-name')).length === 1,
  );
  expect(await stepsOf(north, 'same-name')).toEqual([1, 2]);
  expect(await stepsOf(south, 'same-name')).toEqual([30]);
});
