import { createOTP } from '@better-auth/utils/otp';
import { base32 } from '@better-auth/utils/base32';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { expect, onTestFinished, test } from 'vitest';
import { seedDemo } from '../../main.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { demoPassword, signedIn, testApp, visitorOf, appForFile, type TestVisitor } from '../../testing/test-app.ts';
import { limitSignIn } from './sign-in-limit.ts';

const house = appForFile();
const hourMs = 3_600_000;

/** A person of 客服 with a password of their own. */
async function addedPerson(login: string): Promise<Readonly<{ login: string; password: string; id: string }>> {
  const owner = await house().as('laoban');
  const roles = (await owner.get('/api/roles')).body['items'] as { id: string; code: string }[];
  const roleIds = [roles.find((one) => one.code === 'service')?.id];
  const password = 'correct horse battery';
  const answer = await owner.post('/api/people', { login, name: '新人', password, roleIds });
  return { login, password, id: String(answer.body['id']) };
}

const signIn = (visitor: TestVisitor, body: object) => visitor.post('/api/session/sign-in', body);

/** The code an authenticator app shows. */
async function codeAt(secret: string, now: Instant): Promise<string> {
  const key = new TextDecoder().decode(base32.decode(secret));
  return createOTP(key).hotp(Math.floor(instantMs(now) / 30_000));
}

async function enrolled(
  login: string,
): Promise<Readonly<{ login: string; password: string; id: string; secret: string; backupCodes: string[]; visitor: TestVisitor }>> {
  const { app, merchant } = house();
  const person = await addedPerson(login);
  const visitor = await signedIn(app, login, person.password);
  const started = await visitor.post('/api/session/totp/start', { password: person.password });
  const secret = String(started.body['secret']);
  const confirmed = await visitor.post('/api/session/totp/confirm', { code: await codeAt(secret, merchant.clock()) });
  expect(confirmed.status, confirmed.text).toBe(200);
  return { ...person, secret, backupCodes: started.body['backupCodes'] as string[], visitor };
}

test('a person signs in, sees who they are and what they may do, and signs out', async () => {
  const visitor = await signedIn(house().app, 'zhuguan');
  const session = await visitor.get('/api/session');
  expect(session.body).toMatchObject({
    person: { login: 'zhuguan', name: '林雅琴', phone: '199****0002', roleNames: ['主管'], totpEnabled: false },
    merchantName: '宁波小满母婴',
    isDemo: true,
    mustEnrollTotp: false,
  });
  expect(session.body['permissions']).toContain('journal.verify');
  const out = await visitor.post('/api/session/sign-out');
  expect(String(out.headers['set-cookie'])).toMatch(/^zhidan_test=; .*Max-Age=0/);
  expect((await visitor.get('/api/session')).status).toBe(401);
});

test('the sign-in page lists the accounts of a demo, and nothing when it is none', async () => {
  const { app, merchant } = house();
  expect((await visitorOf(app).get('/api/session/entrance')).body['demoAccounts']).toContainEqual({
    login: 'laoban',
    password: demoPassword,
    name: '沈国栋',
    role: '老板',
  });
  const real = await testApp(merchant, { isDemo: false });
  expect((await visitorOf(real).get('/api/session/entrance')).body['demoAccounts']).toEqual([]);
  await real.close();
});

test('a wrong password and an unknown login are refused in the same words, and both are in the journal without what was typed', async () => {
  const { stranger, as } = house();
  const wrong = await signIn(stranger, { login: 'caiwu', password: 'not the password' });
  const unknown = await signIn(stranger, { login: 'my-secret-typed-here', password: 'not the password' });
  expect([wrong.status, wrong.body.code]).toEqual([401, 'sign_in.failed']);
  expect(unknown.body.detail).toBe(wrong.body.detail);
  const journal = await (await as('laoban')).get('/api/journal?event=sign_in.refused');
  expect(journal.body['items']).toHaveLength(2);
  expect(journal.text).toContain('"code":"sign_in.failed"');
  expect(journal.text).not.toContain('my-secret-typed-here');
});

test('after ten wrong passwords the login has to wait, also with the right one, and a restart does not help', async () => {
  const { app, merchant, as } = house();
  const { login, password } = await addedPerson('careless');
  for (let attempt = 0; attempt < 10; attempt += 1) await signIn(visitorOf(app), { login, password: `wrong ${attempt}` });
  const again = await testApp(merchant);
  const limited = await signIn(visitorOf(again), { login, password });
  expect([limited.status, limited.body.code]).toEqual([429, 'rate.limited']);
  expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
  await again.close();
  await signIn(visitorOf(app), { login, password });
  const journal = await (await as('laoban')).get('/api/journal?event=sign_in.refused&limit=200');
  const refused = (journal.body['items'] as { payload: { code: string } }[]).filter(({ payload }) => payload.code === 'rate.limited');
  expect(refused).toHaveLength(1);
  merchant.clock.advance(16 * 60_000);
  expect((await signIn(visitorOf(app), { login, password })).status).toBe(200);
});

test('one address that tries many logins has to wait', async () => {
  const { app, merchant } = house();
  const now = merchant.clock.advance(hourMs);
  for (let attempt = 0; attempt < 100; attempt += 1) await limitSignIn(merchant, { login: `nobody-${attempt}`, address: '192.0.2.9', now });
  const ask = { login: 'kefu', password: demoPassword };
  const payload = { method: 'POST', url: '/api/session/sign-in', headers: { 'idempotency-key': 'a-fresh-key' }, payload: ask } as const;
  expect((await app.inject({ ...payload, remoteAddress: '192.0.2.9' })).statusCode).toBe(429);
  expect((await app.inject({ ...payload, remoteAddress: '192.0.2.10' })).statusCode).toBe(200);
});

test('a session ends after the idle time of the settings, and work keeps it alive', async () => {
  const merchant = await aMerchant();
  await seedDemo(merchant);
  const app = await testApp(merchant);
  onTestFinished(() => app.close());
  await (await signedIn(app, 'laoban')).post('/api/settings/sessionIdleHours/change', { value: 2 });
  const visitor = await signedIn(app, 'yunying');
  for (let hour = 0; hour < 3; hour += 1) {
    merchant.clock.advance(hourMs);
    expect((await visitor.get('/api/session')).status).toBe(200);
  }
  merchant.clock.advance(2 * hourMs + 1);
  expect((await visitor.get('/api/session')).status).toBe(401);
});

test('a new password ends every session, and this browser goes on with a new one', async () => {
  const { app } = house();
  const { login, password } = await addedPerson('changer');
  const here = await signedIn(app, login, password);
  const elsewhere = await signedIn(app, login, password);
  const wrong = await here.post('/api/session/password', { currentPassword: 'wrong', newPassword: 'a better password' });
  expect([wrong.status, wrong.body.code]).toEqual([403, 'password.wrong']);
  const weak = await here.post('/api/session/password', { currentPassword: password, newPassword: '1234567890' });
  expect([weak.status, weak.body.code]).toEqual([422, 'password.too_simple']);
  const changed = await here.post('/api/session/password', { currentPassword: password, newPassword: 'a better password' });
  expect(changed.status).toBe(200);
  const renewed = visitorOf(app, { cookie: String(changed.headers['set-cookie']).split(';')[0] ?? '' });
  expect((await renewed.get('/api/session')).status).toBe(200);
  expect([(await here.get('/api/session')).status, (await elsewhere.get('/api/session')).status]).toEqual([401, 401]);
  expect((await signIn(visitorOf(app), { login, password })).status).toBe(401);
});

test('with one-time codes the password alone does not sign in, the code does, and only once', async () => {
  const { app, merchant } = house();
  const { login, password, secret } = await enrolled('codes');
  const stranger = visitorOf(app);
  const first = await signIn(stranger, { login, password });
  expect([first.body['status'], first.headers['set-cookie']]).toEqual(['totp_required', undefined]);
  const code = await codeAt(secret, merchant.clock.advance(30_000));
  const wrong = await signIn(stranger, { login, password, totpCode: code === '000000' ? '000001' : '000000' });
  expect([wrong.status, wrong.body.code]).toEqual([401, 'sign_in.code_wrong']);
  expect((await signIn(stranger, { login, password, totpCode: code })).body['status']).toBe('signed_in');
  const replayed = await signIn(stranger, { login, password, totpCode: code });
  expect([replayed.status, replayed.body.code]).toEqual([401, 'sign_in.code_wrong']);
});

test('a backup code signs in when the phone is lost, once', async () => {
  const { login, password, backupCodes } = await enrolled('backup');
  const { stranger } = house();
  expect(backupCodes).toHaveLength(10);
  const ask = { login, password, totpCode: backupCodes[3]?.toUpperCase() };
  expect((await signIn(stranger, ask)).body['status']).toBe('signed_in');
  expect((await signIn(stranger, ask)).status).toBe(401);
});

test('one-time codes go off with the password, unless the merchant requires them of managers', async () => {
  const { as } = house();
  const { visitor, password } = await enrolled('off');
  expect((await visitor.post('/api/session/totp/disable', { password: 'wrong' })).body.code).toBe('password.wrong');
  expect((await visitor.post('/api/session/totp/disable', { password })).status).toBe(200);
  const owner = await as('laoban');
  await owner.post('/api/settings/totpRequired/change', { value: true });
  const refused = await owner.get('/api/people');
  expect([refused.status, refused.body.code]).toEqual([403, 'totp.enrollment_required']);
  expect((await owner.get('/api/session')).body['mustEnrollTotp']).toBe(true);
  expect((await (await as('kefu')).get('/api/people')).status).toBe(200);
  const { merchant } = house();
  const started = await owner.post('/api/session/totp/start', { password: demoPassword });
  await owner.post('/api/session/totp/confirm', { code: await codeAt(String(started.body['secret']), merchant.clock()) });
  expect((await owner.get('/api/people')).status).toBe(200);
  expect((await owner.post('/api/session/totp/disable', { password: demoPassword })).body.code).toBe('totp.required');
  await owner.post('/api/settings/totpRequired/change', { value: false });
});

test('neither token nor secret nor password nor contact data lies in the tables as it is', async () => {
  const { app, merchant } = house();
  const visitor = await signedIn(app, 'kefu');
  const token = visitor.cookie.split('=')[1] ?? '';
  const tables = [
    'sessions',
    'credentials',
    'two_factors',
    'backup_codes',
    'people',
    'idempotency_keys',
    'attempt_windows',
    'journal',
  ] as const;
  for (const table of tables) {
    const rows = await merchant.db.selectFrom(table).selectAll().execute();
    const text = JSON.stringify(rows, (_key, value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : value));
    for (const secret of [token, demoPassword, '19900010004', 'wang.xiaoyan@'])
      expect(text.includes(secret), `${secret} in ${table}`).toBe(false);
  }
});
