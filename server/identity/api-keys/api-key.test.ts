import { expect, test } from 'vitest';
import { appForFile, signedIn, visitorOf } from '../../testing/test-app.ts';

const house = appForFile();

async function keyOf(login: string, permissions: readonly string[], expiresAt: string | null = null) {
  const visitor = await house().as(login);
  const answer = await visitor.post('/api/api-keys', { name: '接口', permissions, expiresAt });
  return {
    answer,
    id: String(answer.body['id']),
    program: visitorOf(house().app, { authorization: `Bearer ${String(answer.body['key'])}` }),
  };
}

test('a key does what its scope says and nothing more, under its own name in the journal', async () => {
  const { program, id } = await keyOf('laoban', ['people.display', 'people.manage']);
  expect((await program.get('/api/people')).status).toBe(200);
  const refused = await program.get('/api/settings');
  expect([refused.status, refused.body.code]).toEqual([403, 'access.denied']);
  await program.post('/api/roles', { name: '接口建的', permissions: ['people.display'], maskedFields: [] });
  const journal = await (await house().as('laoban')).get(`/api/journal?actorId=${id}`);
  expect(journal.body['items']).toContainEqual(expect.objectContaining({ event: 'role.added', actorKind: 'api_key', actorName: '接口' }));
});

test('nobody makes a key with permissions they lack', async () => {
  const { answer } = await keyOf('guanli', ['personal_data.reveal']);
  expect([answer.status, answer.body.code]).toEqual([403, 'grant.more_than_own']);
});

test('a key loses what its creator loses, and all of it when they are suspended', async () => {
  const { app, as } = house();
  const owner = await as('laoban');
  const roleFields = { name: '集成', permissions: ['people.display', 'settings.display', 'api_keys.manage'], maskedFields: [] };
  const role = await owner.post('/api/roles', roleFields);
  const password = 'correct horse battery';
  const person = await owner.post('/api/people', { login: 'builder', name: '集成员', password, roleIds: [role.body['id']] });
  const builder = await signedIn(app, 'builder', password);
  const key = await builder.post('/api/api-keys', { name: '同步', permissions: ['people.display', 'settings.display'] });
  const program = visitorOf(app, { authorization: `Bearer ${String(key.body['key'])}` });
  expect((await program.get('/api/settings')).status).toBe(200);
  await owner.post(`/api/roles/${String(role.body['id'])}/change`, { ...roleFields, permissions: ['people.display'] });
  expect([(await program.get('/api/settings')).status, (await program.get('/api/people')).status]).toEqual([403, 200]);
  await owner.post(`/api/people/${String(person.body['id'])}/suspend`);
  expect((await program.get('/api/people')).status).toBe(401);
});

test('a key ends when it is revoked, and revoking twice is no error', async () => {
  const { program, id } = await keyOf('laoban', ['people.display']);
  const owner = await house().as('laoban');
  expect((await program.get('/api/people')).status).toBe(200);
  expect([(await owner.post(`/api/api-keys/${id}/revoke`)).status, (await owner.post(`/api/api-keys/${id}/revoke`)).status]).toEqual([
    200, 200,
  ]);
  expect((await program.get('/api/people')).status).toBe(401);
  const journal = await owner.get(`/api/journal?subjectId=${id}&event=api_key.revoked`);
  expect(journal.body['items']).toHaveLength(1);
});

test('a key ends at its expiry, which must lie ahead', async () => {
  const { merchant } = house();
  const past = await keyOf('laoban', ['people.display'], merchant.clock());
  expect(past.answer.body.code).toBe('api_key.expiry_passed');
  const soon = new Date(Date.parse(merchant.clock()) + 60_000).toISOString();
  const { program } = await keyOf('laoban', ['people.display'], soon);
  expect((await program.get('/api/people')).status).toBe(200);
  merchant.clock.advance(60_000);
  expect((await program.get('/api/people')).status).toBe(401);
});

test('the list tells keys apart, says when one was used, and never shows one', async () => {
  const { answer, program } = await keyOf('laoban', ['people.display']);
  await program.get('/api/people');
  const list = await (await house().as('laoban')).get('/api/api-keys');
  const key = String(answer.body['key']);
  expect(list.body['items']).toContainEqual(
    expect.objectContaining({
      id: answer.body['id'],
      hint: `${key.slice(0, 7)}…${key.slice(-4)}`,
      createdByName: '沈国栋',
      lastUsedAt: house().merchant.clock(),
    }),
  );
  expect(list.text).not.toContain(key);
});

test('what only a person can do is refused to a key: sessions, passwords, making keys', async () => {
  const { program } = await keyOf('laoban', ['api_keys.manage']);
  for (const answer of [
    await program.get('/api/session'),
    await program.post('/api/session/sign-out'),
    await program.post('/api/session/password', { currentPassword: 'x', newPassword: 'a better password' }),
    await program.post('/api/api-keys', { name: '子钥', permissions: ['api_keys.manage'] }),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([403, 'session.person_required']);
  }
});
