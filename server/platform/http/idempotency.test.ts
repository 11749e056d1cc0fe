import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { appForFile } from '../../testing/test-app.ts';
import { forgetOldKeys } from './idempotency.ts';

const house = appForFile();

const aRole = (name: string) => ({ name, permissions: ['people.display'], maskedFields: [] });

async function rolesCalled(name: string): Promise<number> {
  const roles = await (await house().as('laoban')).get('/api/roles');
  return (roles.body['items'] as { name: string }[]).filter((role) => role.name === name).length;
}

test('a command sent twice with one key acts once and answers the same', async () => {
  const owner = await house().as('laoban');
  const key = { 'idempotency-key': randomUUID() };
  const first = await owner.post('/api/roles', aRole('值班'), key);
  const second = await owner.post('/api/roles', aRole('值班'), key);
  expect(second.body).toEqual(first.body);
  expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
  expect(await rolesCalled('值班')).toBe(1);
});

test('the same command sent ten times at one moment acts once, and everybody gets its answer', async () => {
  const owner = await house().as('laoban');
  const key = { 'idempotency-key': randomUUID() };
  const answers = await Promise.all(Array.from({ length: 10 }, () => owner.post('/api/roles', aRole('大促'), key)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
  expect(new Set(answers.map((answer) => answer.body['id'])).size).toBe(1);
  expect(await rolesCalled('大促')).toBe(1);
});

test('a key that comes with other content is refused', async () => {
  const owner = await house().as('laoban');
  const key = { 'idempotency-key': randomUUID() };
  await owner.post('/api/roles', aRole('早班'), key);
  const other = await owner.post('/api/roles', aRole('晚班'), key);
  expect([other.status, other.body.code]).toEqual([422, 'idempotency.key_reused']);
  expect(await rolesCalled('晚班')).toBe(0);
});

test('two people may use the same key for different things', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const first = await (await house().as('laoban')).post('/api/roles', aRole('甲组'), key);
  const second = await (await house().as('guanli')).post('/api/roles', aRole('乙组'), key);
  expect([first.status, second.status]).toEqual([200, 200]);
});

test('a refused command leaves its key free, so that it can be tried again when it is possible', async () => {
  const owner = await house().as('laoban');
  const key = { 'idempotency-key': randomUUID() };
  const taken = await owner.post('/api/roles', aRole('财务'), key);
  expect([taken.status, taken.body.code]).toEqual([409, 'role.name_taken']);
  expect((await owner.post('/api/roles', aRole('外账'), key)).status).toBe(200);
});

test.each([
  ['none', {}],
  ['one that is too short', { 'idempotency-key': 'short' }],
  ['one with blanks', { 'idempotency-key': 'two words here' }],
])('a command needs an idempotency key, and %s will not do', async (_what, headers) => {
  const { app, as } = house();
  const { cookie } = await as('laoban');
  const answer = await app.inject({ method: 'POST', url: '/api/roles', headers: { cookie, ...headers }, payload: aRole('无') });
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'idempotency.key_required']);
});

test('kept answers are sealed: a key that was shown once cannot be read from the database', async () => {
  const { as, merchant } = house();
  const answer = await (await as('laoban')).post('/api/api-keys', { name: '仓库秤', permissions: ['people.display'] });
  const rows = await merchant.db.selectFrom('idempotency_keys').select('answer').execute();
  expect(answer.body['key']).toMatch(/^zd_/);
  expect(rows.some((row) => row.answer?.includes(String(answer.body['key'])))).toBe(false);
});

test('a key is forgotten a day later', async () => {
  const { as, merchant } = house();
  const owner = await as('laoban');
  const key = { 'idempotency-key': randomUUID() };
  await owner.post('/api/roles', aRole('临时'), key);
  expect(await forgetOldKeys(merchant.db, merchant.clock())).toBe(0);
  expect(await forgetOldKeys(merchant.db, merchant.clock.advance(25 * 3_600_000))).toBeGreaterThan(0);
  expect((await owner.post('/api/roles', aRole('临时'), key)).body.code).toBe('role.name_taken');
});
