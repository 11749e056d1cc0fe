import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { settingChanged } from '@zhidan/core/operations/operations-event.ts';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { appForFile, demoPassword, signedIn, testApp, type TestVisitor } from '../../testing/test-app.ts';
import { testMerchantName } from '../../testing/test-database.ts';
import { adminUrlOf, type TestMerchant } from '../../testing/test-merchant.ts';
import { until } from '../../testing/until.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { schemaName } from '../db/schema-name.ts';
import { emit } from '../journal/emit.ts';
import { liveListener } from './live-listener.ts';

const house = appForFile();
let address = '';

beforeAll(async () => {
  address = await house().app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => house().app.close());

type Message = Readonly<{ id: string | undefined; event: string | undefined; data: string }>;

/** An open stream as a browser keeps it: every message so far, and whether it goes on. */
async function listen(visitor: Pick<TestVisitor, 'cookie'> | { key: string }, { lastEventId = '', at = address } = {}) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const proof: Record<string, string> = 'key' in visitor ? { authorization: `Bearer ${visitor.key}` } : { cookie: visitor.cookie };
  const answer = await fetch(`${at}/api/live`, { headers: { ...proof, 'last-event-id': lastEventId }, signal: stop.signal });
  const messages: Message[] = [];
  const state = { hasEnded: false };
  void (async () => {
    let rest = '';
    for await (const chunk of answer.body ?? []) {
      const parts = (rest + new TextDecoder().decode(chunk)).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const field = (name: string) =>
          part
            .split('\n')
            .find((line) => line.startsWith(`${name}: `))
            ?.slice(name.length + 2);
        messages.push({ id: field('id'), event: field('event'), data: field('data') ?? '' });
      }
    }
    state.hasEnded = true;
  })().catch(() => undefined);
  const heard = () =>
    messages.filter((message) => message.event === 'journal').map(({ data }) => JSON.parse(data) as { event: string; subjectId: string });
  return { answer, messages, state, heard, stop: () => stop.abort() };
}

const addRole = async (name: string): Promise<string> =>
  String((await (await house().as('laoban')).post('/api/roles', { name, permissions: [], maskedFields: [] })).body['id']);

/** More rows than a returning stream is told. */
async function longJournal(merchant: TestMerchant): Promise<void> {
  const news = Array.from({ length: 2_500 }, (_, index) => settingChanged({ subjectId: `row-${index}`, payload: { key: 'row' } }));
  await inTransaction(merchant.db, (tx) => emit(tx, { by: systemCaller('test'), now: merchant.clock() }, news));
}

/** Waits until all that has happened so far is told, so that what ends the stream is what happens next. */
async function upToDate(stream: Awaited<ReturnType<typeof listen>>): Promise<void> {
  const owner = await house().as('laoban');
  const person = {
    login: randomUUID().slice(0, 8),
    name: '新人',
    password: 'correct horse battery',
    roleIds: [await addRole(randomUUID())],
  };
  const { id } = (await owner.post('/api/people', person)).body;
  expect(id).toBeTypeOf('string');
  await until('the news has come', () => stream.heard().some(({ subjectId }) => subjectId === id));
}

/** Keeps everybody from the journal until it is released. */
async function holdJournal(merchant: TestMerchant) {
  const client = new Client({ connectionString: adminUrlOf(merchant.databaseUrl) });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query(`begin; lock table ${schemaName(testMerchantName)}.journal in access exclusive mode`);
  const waiting = `select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%select xact, seq from journal%'`;
  return {
    untilItsEndIsAsked: () =>
      until('somebody asks where the journal ends', async () => {
        await client.query('select pg_stat_clear_snapshot()'); // else a transaction sees the activity of its first look
        return (await client.query(waiting)).rows.length > 0;
      }),
    release: () => client.query('commit'),
  };
}

test('what one person changes, another hears at once', async () => {
  const stream = await listen(await house().as('yunying'));
  expect(stream.answer.headers.get('content-type')).toContain('text/event-stream');
  await until('the stream has begun', () => stream.messages.some(({ event }) => event === 'ready'));
  const id = await addRole('早班');
  await until('the news has come', () => stream.heard().some(({ subjectId }) => subjectId === id));
  expect(stream.heard().at(-1)).toEqual({ event: 'role.added', subjectKind: 'role', subjectId: id, at: house().merchant.clock() });
});

test('a stream that broke off is told what it missed, in order, once it is back', async () => {
  const visitor = await house().as('yunying');
  const first = await listen(visitor);
  const before = await addRole('甲');
  await until('the news has come', () => first.heard().some(({ subjectId }) => subjectId === before));
  const lastId = first.messages.filter(({ id }) => id).at(-1)?.id;
  first.stop();
  const missed = [await addRole('乙'), await addRole('丙'), await addRole('丁')];
  const second = await listen(visitor, { lastEventId: lastId ?? '' });
  await until('the stream has begun', () => second.messages.some(({ event }) => event === 'ready'));
  expect(second.heard().map(({ subjectId }) => subjectId)).toEqual(missed);
});

test.each([
  ['a place beyond the journal, as after a restored backup', '999999999999-1'],
  ['the very beginning of a long journal', '0-0'],
])('a stream that comes back with %s is told to load anew', async (_what, lastEventId) => {
  const { merchant } = house();
  if (lastEventId === '0-0') await longJournal(merchant);
  const stream = await listen(await house().as('yunying'), { lastEventId });
  await until('the stream has begun', () => stream.messages.some(({ event }) => event === 'reset' || event === 'ready'));
  expect(stream.messages.some(({ event }) => event === 'reset')).toBe(true);
});

test('a listener hears only of what they may see, and never contact data', async () => {
  const [forAll, forReaders] = [await listen(await house().as('cangku')), await listen(await house().as('laoban'))];
  await until('both have begun', () => [forAll, forReaders].every(({ messages }) => messages.some(({ event }) => event === 'ready')));
  const owner = await house().as('laoban');
  await owner.post('/api/settings/merchantName/change', { value: '新店名' });
  await owner.post('/api/people', {
    login: 'fresh',
    name: '秘密',
    phone: '13812345678',
    password: 'correct horse battery',
    roleIds: [await addRole('戊')],
  });
  await until('the person is news', () => forAll.heard().some(({ event }) => event === 'person.added'));
  await until('the setting is news', () => forReaders.heard().some(({ event }) => event === 'setting.changed'));
  expect(forAll.heard().some(({ event }) => event === 'setting.changed')).toBe(false);
  expect(forReaders.messages.map(({ data }) => data).join()).not.toMatch(/13812345678|秘密|138\*\*\*\*/);
});

test('a stream ends when its session ends', async () => {
  const visitor = await signedIn(house().app, 'caiwu');
  const stream = await listen(visitor);
  await until('the stream has begun', () => stream.messages.some(({ event }) => event === 'ready'));
  await visitor.post('/api/session/sign-out');
  await until('the stream has ended', () => stream.state.hasEnded);
  expect(stream.messages.at(-1)).toMatchObject({ event: 'end', data: '{"reason":"session"}' });
});

test('a stream ends at once though an older transaction still runs', async () => {
  const visitor = await signedIn(house().app, 'caiwu');
  const stream = await listen(visitor);
  await upToDate(stream);
  await inTransaction(house().merchant.db, async (tx) => {
    await sql`select pg_current_xact_id()`.execute(tx); // from here on readers of the journal wait for this transaction
    await visitor.post('/api/session/sign-out');
    await until('the stream has ended', () => stream.state.hasEnded, 5_000);
  });
  expect(stream.messages.at(-1)).toMatchObject({ event: 'end', data: '{"reason":"session"}' });
});

test('a session that ends while its stream is being opened ends the stream', async () => {
  const { merchant } = house();
  // an app of its own, in which nobody else listens yet: its first stream has to ask where the journal ends
  const app = await testApp(merchant);
  onTestFinished(() => app.close());
  const at = await app.listen({ port: 0, host: '127.0.0.1' });
  const visitor = await signedIn(app, 'caiwu');
  const journal = await holdJournal(merchant);
  const opening = listen(visitor, { at });
  await journal.untilItsEndIsAsked();
  await sql`delete from sessions where person_id = (select id from people where login = 'caiwu')`.execute(merchant.db);
  await journal.release();
  const stream = await opening;
  await until('the stream has ended', () => stream.state.hasEnded, 5_000);
  expect(stream.messages.map(({ event }) => event)).toEqual(['ready', 'end']);
});

test('the stream of a key ends when whoever created the key is suspended', async () => {
  const owner = await house().as('laoban');
  const roles = (await owner.get('/api/roles')).body['items'] as { id: string; code: string }[];
  const roleIds = roles.filter(({ code }) => code === 'administrator').map(({ id }) => id);
  const added = await owner.post('/api/people', { login: 'keeper', name: '钥匙', password: demoPassword, roleIds });
  const keeper = await signedIn(house().app, 'keeper');
  const { key } = (await keeper.post('/api/api-keys', { name: '报表', permissions: ['people.display'] })).body as unknown as {
    key: string;
  };
  const stream = await listen({ key });
  await upToDate(stream);
  await owner.post(`/api/people/${String(added.body['id'])}/suspend`, { reason: '离职' });
  await until('the stream has ended', () => stream.state.hasEnded, 5_000);
  expect(stream.messages.at(-1)).toMatchObject({ event: 'end', data: '{"reason":"session"}' });
});

test('a browser that reads slowly still learns why its stream ended', async () => {
  const listener = liveListener(systemCaller('test'), {});
  listener.end('session');
  listener.heartbeat();
  listener.end('server');
  expect(await text(listener.stream)).toBe('event: end\ndata: {"reason":"session"}\n\n');
});

test('a stranger hears nothing, and one person may not hold every socket', async () => {
  expect((await fetch(`${address}/api/live`)).status).toBe(401);
  const visitor = await signedIn(house().app, 'guanli');
  const streams = [];
  for (let tab = 0; tab < 12; tab += 1) streams.push(await listen(visitor));
  const refused = await fetch(`${address}/api/live`, { headers: { cookie: visitor.cookie } });
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([429, 'live.too_many_streams']);
  streams[0]?.stop();
  await until('a tab is closed', async () => (await listen(visitor)).answer.status === 200);
});
