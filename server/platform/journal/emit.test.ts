import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { asked, counted, counterReset } from '../../testing/test-news.ts';
import { aMerchant, adminUrlOf, merchantForFile, testTx } from '../../testing/test-merchant.ts';
import { asAdmin } from '../../testing/template-database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { emit } from './emit.ts';
import { verifyJournal } from './verify-journal.ts';

const shared = merchantForFile();

test(
  'news becomes rows that tell who, when, what, before, after and why, numbered without gaps per subject',
  testTx(async (tx, { clock }) => {
    const news = [
      counted({ subjectId: 'a', payload: { step: 1 }, before: { value: 0 }, after: { value: 1 }, reason: '测试', ruleVersion: 'r-7' }),
      counted({ subjectId: 'b', payload: { step: 1 } }),
      counterReset({ subjectId: 'a', payload: {} }),
    ];
    await emit(tx, asked(clock), news);
    await emit(tx, asked(clock), [counted({ subjectId: 'a', payload: { step: 2 } })]);
    const rows = await tx.selectFrom('journal').selectAll().orderBy('seq').execute();
    expect(rows.map((row) => [row.subject_id, row.subject_seq, row.event])).toEqual([
      ['a', 1, 'counter.counted'],
      ['b', 1, 'counter.counted'],
      ['a', 2, 'counter.reset'],
      ['a', 3, 'counter.counted'],
    ]);
    expect(rows[0]).toMatchObject({
      at: clock(),
      actor_kind: 'system',
      actor_id: 'test',
      reason: '测试',
      rule_version: 'r-7',
      payload: { step: 1 },
      before: { value: 0 },
      after: { value: 1 },
      previous_hash: null,
    });
    expect(rows[2]?.previous_hash).toEqual(rows[0]?.hash);
    const idsOfOneCall = rows.slice(0, 3).map((row) => row.id);
    expect(idsOfOneCall).toEqual(idsOfOneCall.toSorted());
    expect((await verifyJournal(tx)).brokenCount).toBe(0);
  }),
);

test(
  'any number of rows costs two statements',
  testTx(async (tx, { clock }) => {
    const { rows: before } = await sql<{ count: number }>`select count(*) as count from pg_prepared_statements`.execute(tx);
    await emit(
      tx,
      asked(clock),
      Array.from({ length: 700 }, (_, index) => counted({ subjectId: `s${index % 50}`, payload: { step: index } })),
    );
    const { rows: after } = await sql<{ count: number }>`select count(*) as count from pg_prepared_statements`.execute(tx);
    expect((after[0]?.count ?? 0) - (before[0]?.count ?? 0)).toBeLessThanOrEqual(3); // the counting itself is one
    const { rows } = await sql<{ count: number }>`select count(*) as count from journal where subject_id = 's7'`.execute(tx);
    expect(rows[0]?.count).toBe(14);
  }),
);

test(
  'what PostgreSQL cannot store, half a surrogate or NUL, is stored readable and still verifies',
  testTx(async (tx, { clock }) => {
    await emit(tx, asked(clock), [
      counted({ subjectId: 'x\u0000y', payload: { step: 1 }, reason: 'half \ud83d pair', after: { note: 'nul\u0000' } }),
    ]);
    const row = await tx.selectFrom('journal').select(['subject_id', 'reason', 'after']).executeTakeFirstOrThrow();
    expect(row).toEqual({ subject_id: 'x\ufffdy', reason: 'half \ufffd pair', after: { note: 'nul\ufffd' } });
    expect(await verifyJournal(tx)).toMatchObject({ checkedCount: 1, brokenCount: 0 });
  }),
);

test('fifty commands that tell of one subject at the same moment all succeed and make one chain', async () => {
  const merchant = await aMerchant({ poolSize: 24 });
  const tell = (step: number) =>
    inTransaction(merchant.db, (tx) => emit(tx, asked(merchant.clock), [counted({ subjectId: 'hot', payload: { step } })]));
  await Promise.all(Array.from({ length: 50 }, (_, step) => tell(step)));
  expect(await verifyJournal(merchant.db)).toEqual({ checkedCount: 50, subjectCount: 1, brokenCount: 0, broken: [] });
});

test.each([
  ['few: they queue, and no work is done twice', 5, 1],
  ['many: whoever came second begins anew, once for each rival', 2_000, 6],
])('writers of the same subjects, told in any order, never wait for each other in a circle; %s', async (_, subjectCount, attempts) => {
  const merchant = await aMerchant({ poolSize: 8 });
  const writers = 6;
  const subjects = Array.from({ length: subjectCount }, (_none, index) => `s${index}`);
  const ready = Promise.withResolvers<void>();
  let begun = 0;
  let attemptCount = 0;
  const tell = (writer: number) =>
    inTransaction(merchant.db, async (tx) => {
      attemptCount += 1;
      await sql`select 1`.execute(tx);
      begun += 1;
      if (begun === writers) ready.resolve();
      await ready.promise; // all have begun before the first one tells
      const turned = [...subjects.slice(writer), ...subjects.slice(0, writer)];
      await emit(
        tx,
        asked(merchant.clock),
        (writer % 2 === 0 ? turned : turned.toReversed()).map((subjectId) => counted({ subjectId, payload: { step: writer } })),
      );
    });
  await Promise.all(Array.from({ length: writers }, (_none, writer) => tell(writer)));
  expect(await verifyJournal(merchant.db)).toMatchObject({ checkedCount: writers * subjectCount, subjectCount, brokenCount: 0 });
  expect(attemptCount).toBeLessThanOrEqual(writers * attempts);
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks from pg_stat_database where datname = current_database()`.execute(merchant.db);
  expect(rows[0]?.deadlocks).toBe(0);
});

test('news is read in the order in which it was told, whatever its subjects are called', async () => {
  const merchant = await aMerchant();
  const subjects = ['z', 'a', 'm', 'a', 'z'];
  await inTransaction(merchant.db, (tx) =>
    emit(
      tx,
      asked(merchant.clock),
      subjects.map((subjectId, step) => counted({ subjectId, payload: { step } })),
    ),
  );
  const rows = await merchant.db.selectFrom('journal').select('subject_id').orderBy('seq').execute();
  expect(rows.map((row) => row.subject_id)).toEqual(subjects);
});

test('a command that fails has told nothing', async () => {
  const merchant = shared();
  const work = inTransaction(merchant.db, async (tx) => {
    await emit(tx, asked(merchant.clock), [counted({ subjectId: 'a', payload: { step: 1 } })]);
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect((await verifyJournal(merchant.db)).checkedCount).toBe(0);
});

test.each(['update journal set event = event', 'delete from journal', 'truncate journal'])(
  'the server itself may not: %s',
  async (statement) => {
    const merchant = shared();
    await expect(sql.raw(statement).execute(merchant.db)).rejects.toThrow('permission denied for table journal');
  },
);

test('each way of tampering with the journal is found and named', async () => {
  const merchant = await aMerchant();
  await inTransaction(merchant.db, (tx) =>
    emit(
      tx,
      asked(merchant.clock),
      ['a', 'b', 'c', 'd', 'e'].flatMap((subjectId) => [1, 2, 3].map((step) => counted({ subjectId, payload: { step }, after: { step } }))),
    ),
  );
  await asAdmin(
    adminUrlOf(merchant.databaseUrl),
    'set search_path = merchant_test',
    `update journal set payload = '{"step": 9}' where subject_id = 'a' and subject_seq = 2`,
    `delete from journal where subject_id = 'b' and subject_seq = 2`,
    `update journal set hash = sha256('forged') where subject_id = 'c' and subject_seq = 1`,
    `update journal set actor_name = 'somebody else' where subject_id = 'd' and subject_seq = 3`,
    `update journal set at = at + interval '1 millisecond' where subject_id = 'e' and subject_seq = 1`,
  );
  const verdict = await verifyJournal(merchant.db);
  expect(verdict).toMatchObject({ checkedCount: 14, subjectCount: 5, brokenCount: 6 });
  expect(verdict.broken.map(({ subjectId, subjectSeq, problem }) => `${subjectId}${subjectSeq} ${problem}`)).toEqual([
    'a2 hash',
    'b3 gap',
    'c1 hash',
    'c2 link',
    'd3 hash',
    'e1 hash',
  ]);
  expect(await verifyJournal(merchant.db, { subjectKind: 'counter', subjectId: 'b' })).toMatchObject({
    checkedCount: 2,
    subjectCount: 1,
    brokenCount: 1,
  });
});

test('a journal longer than one batch is verified whole', async () => {
  const merchant = await aMerchant();
  const rowCount = 10_003;
  await inTransaction(merchant.db, (tx) =>
    emit(
      tx,
      asked(merchant.clock),
      Array.from({ length: rowCount }, (_, index) => counted({ subjectId: `s${index % 3}`, payload: { step: index } })),
    ),
  );
  expect(await verifyJournal(merchant.db)).toMatchObject({ checkedCount: rowCount, subjectCount: 3, brokenCount: 0 });
});
