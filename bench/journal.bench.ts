import { randomUUID } from 'node:crypto';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Client } from 'pg';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import type { Merchant } from '../server/platform/merchant.ts';
import { applyBatch } from '../server/platform/journal/apply-batch.ts';
import { addCursors } from '../server/platform/journal/cursor.ts';
import { emit } from '../server/platform/journal/emit.ts';
import { on } from '../server/platform/journal/subscriber.ts';
import { verifyJournal } from '../server/platform/journal/verify-journal.ts';
import { counted } from '../server/testing/test-news.ts';
import { benchMerchant } from './bench-merchant.ts';
import { perSecond, type Bench } from './figure.ts';

const batchCount = 500;
const batches = 8;
const singles = 300;

/** News as a command about orders tells them: a payload, before and after, about 400 bytes a row. */
const news = (count: number) =>
  Array.from({ length: count }, () =>
    counted({
      subjectId: randomUUID(),
      payload: { step: 1 },
      before: { status: 'received', holds: [], ruleId: null, note: '收货地址不完整' },
      after: { status: 'received', holds: [{ source: 'audit_rule', reason: '收货地址不完整' }] },
      reason: '审单规则 7：地址缺少门牌号',
      ruleVersion: '7.3',
    }),
  );

const append = (merchant: Merchant, told: ReturnType<typeof news>) =>
  inTransaction(merchant.db, (tx) => emit(tx, { by: systemCaller('bench'), now: merchant.clock() }, told));

const rawColumns = [
  ['id', 'uuid'],
  ['at', 'timestamptz'],
  ['event', 'text'],
  ['subject_kind', 'text'],
  ['subject_id', 'text'],
  ['subject_seq', 'bigint'],
  ['actor_kind', 'text'],
  ['actor_id', 'text'],
  ['actor_name', 'text'],
  ['reason', 'text'],
  ['rule_version', 'text'],
  ['payload', 'jsonb'],
  ['before', 'jsonb'],
  ['after', 'jsonb'],
  ['hash', 'bytea'],
] as const;

/** The same rows, bytes and indexes, without chain and hash: one prepared statement over arrays between begin and commit. */
async function insertRaw(bare: Client, told: ReturnType<typeof news>): Promise<void> {
  const at = new Date().toISOString();
  const hash = Buffer.alloc(32, 7);
  const rows = told.map((item) => [
    randomUUID(),
    at,
    item.event,
    item.subjectKind,
    item.subjectId,
    1,
    'system',
    'bench',
    'bench',
    item.reason,
    item.ruleVersion,
    JSON.stringify(item.payload),
    JSON.stringify(item.before),
    JSON.stringify(item.after),
    hash,
  ]);
  await bare.query('begin');
  await bare.query({
    name: 'insert-raw',
    text: `insert into raw_journal (${rawColumns.map(([name]) => name).join(', ')}) select * from unnest(${rawColumns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')})`,
    values: rawColumns.map((_, index) => rows.map((row) => row[index])),
  });
  await bare.query('commit');
}

/** Reads the same events in the same batches, and nothing else. */
async function readRaw(bare: Client, rowCount: number): Promise<void> {
  let [xact, seq, left] = ['0', 0, rowCount];
  while (left > 0) {
    const { rows } = await bare.query<{ xact: string; seq: number }>({
      name: 'read-raw',
      text: `select xact, seq, id, event, subject_kind, subject_id, at, actor_id, payload from journal
        where (xact, seq) > ($1::xid8, $2::bigint) order by xact, seq limit ${batchCount}`,
      values: [xact, seq],
    });
    const last = rows.at(-1);
    if (!last) return;
    [xact, seq, left] = [last.xact, last.seq, left - rows.length];
  }
}

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'journal');
    await bare.query('create table raw_journal (like journal including all)');
    await bare.query('create table effects (journal_id uuid primary key)');
    const bulk = (work: (told: ReturnType<typeof news>) => Promise<unknown>, count: number, times: number) => async () => {
      const all = Array.from({ length: times }, () => news(count));
      return perSecond(count * times, async () => {
        for (const told of all) await work(told);
      });
    };
    const reader = on('bench.reader', counted, 'beginning', async (tx, events) => {
      await tx
        .withTables<{ effects: { journal_id: string } }>()
        .insertInto('effects')
        .values(events.map((event) => ({ journal_id: event.id })))
        .execute();
    });
    const eventCount = async () => (await bare.query<{ count: number }>('select count(*) as count from journal')).rows[0]?.count ?? 0;
    return [
      {
        name: 'journal.append_single',
        unit: 'rows/s',
        value: bulk((told) => append(merchant, told), 1, singles),
        limit: bulk((told) => insertRaw(bare, told), 1, singles),
      },
      {
        name: 'journal.append_batch',
        unit: 'rows/s',
        value: bulk((told) => append(merchant, told), batchCount, batches),
        limit: bulk((told) => insertRaw(bare, told), batchCount, batches),
      },
      {
        name: 'journal.subscriber',
        unit: 'events/s',
        value: async () => {
          await bare.query('truncate effects');
          await bare.query('delete from subscriber_cursors');
          await inTransaction(merchant.db, (tx) => addCursors(tx, [reader], merchant.clock()));
          return perSecond(await eventCount(), async () => {
            while ((await applyBatch(merchant, reader, batchCount)).kind === 'applied');
          });
        },
        limit: async () => {
          const count = await eventCount();
          return perSecond(count, () => readRaw(bare, count));
        },
      },
      {
        name: 'journal.verify',
        unit: 'rows/s',
        value: async () => perSecond(await eventCount(), () => verifyJournal(merchant.db)),
        limit: async () => {
          const count = await eventCount();
          return perSecond(count, () => readRaw(bare, count));
        },
      },
    ];
  },
};
