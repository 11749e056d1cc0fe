import type { AddressInfo } from 'node:net';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { settingChanged } from '@zhidan/core/operations/operations-event.ts';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { appForFile, signedIn, type TestVisitor } from '../../testing/test-app.ts';
import type { TestMerchant } from '../../testing/test-merchant.ts';
import { until } from '../../testing/until.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { emit } from '../journal/emit.ts';

const house = appForFile();
let address = '';

beforeAll(async () => {
  await house().app.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(house().app.server.address() as AddressInfo).port}`;
});
afterAll(() => house().app.close());

type Message = Readonly<{ id: string | undefined; event: string | undefined; data: string }>;

/** An open stream as a browser keeps it: every message so far, and whether it goes on. */
async function listen(visitor: TestVisitor, lastEventId?: string) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const answer = await fetch(`${address}/api/live`, {
    headers: { cookie: visitor.cookie, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
    signal: stop.signal,
  });
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
  const second = await listen(visitor, lastId);
  await until('the stream has begun', () => second.messages.some(({ event }) => event === 'ready'));
  expect(second.heard().map(({ subjectId }) => subjectId)).toEqual(missed);
});

test.each([
  ['a place beyond the journal, as after a restored backup', '999999999999-1'],
  ['the very beginning of a long journal', '0-0'],
])('a stream that comes back with %s is told to load anew', async (_what, lastEventId) => {
  const { merchant } = house();
  if (lastEventId === '0-0') await longJournal(merchant);
  const stream = await listen(await house().as('yunying'), lastEventId);
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
