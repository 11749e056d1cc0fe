import { expect, test } from 'vitest';
import { appForFile, signedIn, visitorOf, type TestVisitor } from '../../testing/test-app.ts';

const house = appForFile();
const password = 'correct horse battery';

async function roleId(code: string): Promise<string> {
  const roles = (await (await house().as('laoban')).get('/api/roles')).body['items'] as { id: string; code: string; name: string }[];
  return roles.find((role) => role.code === code || role.name === code)?.id ?? '';
}

async function personId(login: string): Promise<string> {
  const people = (await (await house().as('laoban')).get('/api/people?limit=200')).body['items'] as { id: string; login: string }[];
  return people.find((person) => person.login === login)?.id ?? '';
}

async function add(by: TestVisitor, login: string, role: string, more: object = {}) {
  return by.post('/api/people', { login, name: '新人', password, roleIds: [await roleId(role)], ...more });
}

const change = (by: TestVisitor, id: string, fields: object) =>
  by.post(`/api/people/${id}/change`, { name: '新人', shops: 'all', warehouses: 'all', language: 'zh-CN', ...fields });

test('a suspended person is out with the next request, cannot sign in, and is back after being restored', async () => {
  const { app, as } = house();
  const owner = await as('laoban');
  await add(owner, 'leaver', 'service');
  const visitor = await signedIn(app, 'leaver', password);
  const id = await personId('leaver');
  expect((await owner.post(`/api/people/${id}/suspend`, { reason: '离职' })).status).toBe(200);
  expect((await visitor.get('/api/session')).status).toBe(401);
  const refused = await visitorOf(app).post('/api/session/sign-in', { login: 'leaver', password });
  expect([refused.status, refused.body.code]).toEqual([403, 'sign_in.suspended']);
  const again = await owner.post(`/api/people/${id}/suspend`);
  expect(again.body).toMatchObject({ status: 409, code: 'life_cycle.not_allowed', values: { state: 'suspended', action: 'suspend' } });
  expect((await owner.post(`/api/people/${id}/restore`)).status).toBe(200);
  expect((await visitor.get('/api/session')).status).toBe(401);
  expect((await signedIn(app, 'leaver', password)).cookie).not.toBe('');
  const journal = await owner.get(`/api/journal?subjectId=${id}&event=person.suspended`);
  expect(journal.body['items']).toMatchObject([
    { actorName: '沈国栋', reason: '离职', before: { status: 'active' }, after: { status: 'suspended' } },
  ]);
});

test('the last one who may manage people cannot be suspended, lose the role, or be locked out by a change of the role', async () => {
  const { as } = house();
  const owner = await as('laoban');
  const [ownerId, adminId] = [await personId('laoban'), await personId('guanli')];
  expect((await owner.post(`/api/people/${adminId}/suspend`)).status).toBe(200);
  const suspended = await owner.post(`/api/people/${ownerId}/suspend`);
  expect(suspended.body).toMatchObject({ status: 409, code: 'person.last_manager', values: { name: '沈国栋' } });
  const demoted = await change(owner, ownerId, { name: '沈国栋', roleIds: [await roleId('finance')] });
  expect(demoted.body.code).toBe('person.last_manager');
  const role = await owner.post(`/api/roles/${await roleId('owner')}/change`, { name: '老板', permissions: [], maskedFields: [] });
  expect(role.body.code).toBe('role.owner_fixed');
  await owner.post(`/api/people/${adminId}/restore`);
  const self = await owner.post(`/api/people/${ownerId}/suspend`);
  expect(self.body.code).toBe('person.not_yourself');
});

test('two managers who suspend each other at the same moment do not both succeed', async () => {
  const { app, as } = house();
  const owner = await as('laoban');
  await add(owner, 'owner2', 'owner');
  const adminId = await personId('guanli');
  await owner.post(`/api/people/${adminId}/suspend`);
  const second = await signedIn(app, 'owner2', password);
  const [ownerId, secondId] = [await personId('laoban'), await personId('owner2')];
  const answers = await Promise.all([owner.post(`/api/people/${secondId}/suspend`), second.post(`/api/people/${ownerId}/suspend`)]);
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  const left = answers[0]?.status === 200 ? owner : second;
  for (const id of [ownerId, secondId, adminId]) await left.post(`/api/people/${id}/restore`);
  house().forget('laoban');
  house().forget('guanli');
  expect((await (await as('laoban')).get('/api/people')).status).toBe(200);
});

test('nobody gives a permission they lack, takes one they lack, or opens a shop that is closed to them', async () => {
  const { app, as } = house();
  const admin = await as('guanli');
  const given = await add(admin, 'friend', 'owner');
  expect(given.body).toMatchObject({ status: 403, code: 'grant.more_than_own', values: { permissions: 'personal_data.reveal' } });
  const role = await admin.post('/api/roles', { name: '超级', permissions: ['personal_data.reveal'], maskedFields: [] });
  expect(role.body.code).toBe('grant.more_than_own');
  await add(await as('laoban'), 'narrow', 'administrator', { shops: ['tmall'], warehouses: ['ningbo'] });
  const narrow = await signedIn(app, 'narrow', password);
  expect((await add(narrow, 'wide', 'warehouse')).body).toMatchObject({ code: 'grant.wider_scope' });
  const shop = await add(narrow, 'other', 'warehouse', { shops: ['douyin'], warehouses: ['ningbo'] });
  expect(shop.body).toMatchObject({ code: 'grant.wider_scope', values: { values: 'douyin' } });
  expect((await add(narrow, 'same', 'warehouse', { shops: ['tmall'], warehouses: ['ningbo'] })).status).toBe(200);
});

test('a manager cannot take over an account with more permissions by resetting its password', async () => {
  const { as } = house();
  const admin = await as('guanli');
  const id = await personId('laoban');
  const reset = await admin.post(`/api/people/${id}/reset-password`, { password });
  expect(reset.body).toMatchObject({ status: 403, code: 'person.outranks_you', values: { permissions: 'personal_data.reveal' } });
  expect((await admin.post(`/api/people/${id}/suspend`)).body.code).toBe('person.outranks_you');
});

test('a reset password ends the sessions of the person', async () => {
  const { app, as } = house();
  const owner = await as('laoban');
  await add(owner, 'forgetful', 'warehouse');
  const visitor = await signedIn(app, 'forgetful', password);
  await owner.post(`/api/people/${await personId('forgetful')}/reset-password`, { password: 'another fine one' });
  expect((await visitor.get('/api/session')).status).toBe(401);
  expect((await visitorOf(app).post('/api/session/sign-in', { login: 'forgetful', password })).status).toBe(401);
  expect((await signedIn(app, 'forgetful', 'another fine one')).cookie).not.toBe('');
});

test('a role that loses a permission loses it for everybody with their next request', async () => {
  const { app, as } = house();
  const owner = await as('laoban');
  const role = await owner.post('/api/roles', { name: '夜班', permissions: ['settings.display'], maskedFields: [] });
  await add(owner, 'night', '夜班');
  const night = await signedIn(app, 'night', password);
  expect((await night.get('/api/settings')).status).toBe(200);
  await owner.post(`/api/roles/${String(role.body['id'])}/change`, { name: '夜班', permissions: [], maskedFields: [] });
  expect((await night.get('/api/settings')).body.code).toBe('access.denied');
});

test('a new person gets the default language of the merchant unless another is chosen', async () => {
  const owner = await house().as('laoban');
  const languageOf = async (login: string) =>
    ((await owner.get('/api/people?limit=200')).body['items'] as { login: string; language: string }[]).find(
      (person) => person.login === login,
    )?.language;
  await add(owner, 'before', 'service');
  expect((await owner.post('/api/settings/defaultLanguage/change', { value: 'en' })).status).toBe(200);
  await add(owner, 'after', 'service');
  await add(owner, 'chosen', 'service', { language: 'zh-CN' });
  expect([await languageOf('before'), await languageOf('after'), await languageOf('chosen')]).toEqual(['zh-CN', 'en', 'zh-CN']);
});

test('a login is taken once, however it is written', async () => {
  const owner = await house().as('laoban');
  await add(owner, 'xiaoli', 'service');
  expect((await add(owner, 'XiaoLi', 'service')).body).toMatchObject({
    status: 409,
    code: 'person.login_taken',
    values: { login: 'xiaoli' },
  });
});

test('contact data is masked in lists and in the journal, found by whole number, last four digits or e-mail, and shown for a reason', async () => {
  const { as } = house();
  const owner = await as('laoban');
  await add(owner, 'reach', 'service', { phone: '+86 138-1234-5678', email: 'Li.Lei@Example.cn' });
  const id = await personId('reach');
  for (const search of ['13812345678', '5678', 'li.lei@example.cn', 'reac']) {
    const found = await owner.get(`/api/people?search=${encodeURIComponent(search)}`);
    expect(found.body['items'], search).toMatchObject([
      { login: 'reach', phone: expect.stringContaining('****'), email: 'L****@Example.cn' },
    ]);
  }
  const journal = await owner.get(`/api/journal?subjectId=${id}`);
  expect(journal.text).not.toMatch(/1234|Li\.Lei/);
  const revealed = await (await as('zhuguan')).post(`/api/people/${id}/reveal`, { reason: '快递联系不上' });
  expect(revealed.body).toEqual({ phone: '+86 138-1234-5678', email: 'Li.Lei@Example.cn' });
  const seen = await owner.get(`/api/journal?subjectId=${id}&event=person.personal_data_revealed`);
  expect(seen.body['items']).toMatchObject([{ actorName: '林雅琴', reason: '快递联系不上', payload: { fields: ['phone', 'email'] } }]);
});

test('a role whose fields are masked sees no contact data, even with the permission to reveal', async () => {
  const service = await house().as('kefu');
  const answer = await service.post(`/api/people/${await personId('laoban')}/reveal`, { reason: '好奇看看' });
  expect([answer.status, answer.body.code]).toEqual([403, 'person.fields_masked']);
});

test('a change leaves the phone alone that it does not name, and takes away the one it names as null', async () => {
  const owner = await house().as('laoban');
  await add(owner, 'mover', 'service', { phone: '13800001111' });
  const id = await personId('mover');
  const roleIds = [await roleId('warehouse')];
  const phone = async () => ((await owner.get('/api/people?search=mover')).body['items'] as { phone: string | null }[])[0]?.phone;
  await change(owner, id, { roleIds });
  expect(await phone()).toBe('138****1111');
  await change(owner, id, { roleIds, phone: null });
  expect(await phone()).toBeNull();
});
