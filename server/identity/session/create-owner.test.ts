import { expect, onTestFinished, test } from 'vitest';
import { ensureSetupCode, seedDemo } from '../../main.ts';
import { signedIn, testApp, visitorOf } from '../../testing/test-app.ts';
import { aMerchant } from '../../testing/test-merchant.ts';

const owner = { merchantName: '小满旗舰店', name: '沈国栋', login: 'laoban', password: 'correct horse battery' };

async function emptyHouse() {
  const merchant = await aMerchant();
  const app = await testApp(merchant, { isDemo: false });
  onTestFinished(() => app.close());
  return { merchant, app, stranger: visitorOf(app) };
}

test('the first person with the setup code becomes the owner, once', async () => {
  const { merchant, app, stranger } = await emptyHouse();
  const setupCode = await ensureSetupCode(merchant);
  expect(setupCode).toMatch(/^\d{4}-\d{4}-\d{4}$/);
  expect(await ensureSetupCode(merchant)).toBe(setupCode);
  expect((await stranger.get('/api/session/entrance')).body).toMatchObject({ needsOwner: true, demoAccounts: [] });
  expect((await stranger.post('/api/session/owner', { ...owner, setupCode: '0000-0000-0000' })).body.code).toBe('owner.setup_code_wrong');
  const key = { 'idempotency-key': 'the-first-owner' };
  const typed = ` ${String(setupCode).replaceAll('-', '')} `;
  expect((await stranger.post('/api/session/owner', { ...owner, setupCode: typed }, key)).status).toBe(200);
  expect((await stranger.post('/api/session/owner', { ...owner, setupCode: typed }, key)).status).toBe(200);
  expect((await stranger.post('/api/session/owner', { ...owner, setupCode })).body.code).toBe('owner.exists');
  expect(await ensureSetupCode(merchant)).toBeNull();
  const visitor = await signedIn(app, owner.login, owner.password);
  const session = await visitor.get('/api/session');
  expect(session.body).toMatchObject({ merchantName: '小满旗舰店', isDemo: false, person: { roleNames: ['老板'] } });
  expect((await visitor.get('/api/roles')).body['items']).toHaveLength(7);
});

test('two who type the code at the same moment make one owner', async () => {
  const { merchant, stranger } = await emptyHouse();
  const setupCode = await ensureSetupCode(merchant);
  const answers = await Promise.all(['one', 'two'].map((login) => stranger.post('/api/session/owner', { ...owner, login, setupCode })));
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test('guessing the setup code ends after twenty tries', async () => {
  const { merchant, stranger } = await emptyHouse();
  await ensureSetupCode(merchant);
  for (let guess = 0; guess < 20; guess += 1)
    await stranger.post('/api/session/owner', { ...owner, setupCode: `${guess}`, password: '1111111111' });
  expect((await stranger.post('/api/session/owner', { ...owner, setupCode: '1' })).body.code).toBe('rate.limited');
});

test('the demo is seeded once, and a merchant with people stays as it is', async () => {
  const { merchant, app } = await emptyHouse();
  const accounts = await seedDemo(merchant);
  expect(await seedDemo(merchant)).toEqual(accounts);
  expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(['老板', '主管', '运营', '客服', '仓库', '财务', '管理员']));
  const visitor = await signedIn(app, 'laoban');
  await visitor.post('/api/session/password', { currentPassword: accounts[0]?.password, newPassword: 'my very own words' });
  expect((await seedDemo(merchant)).map(({ login }) => login)).not.toContain('laoban');
});
