import { expect, test } from 'vitest';
import { createApp, seedDemo } from '../../main.ts';
import { aMerchant } from '../../testing/test-merchant.ts';

test('a person signs in', async () => {
  const merchant = await aMerchant();
  const accounts = await seedDemo(merchant);
  expect(accounts).toHaveLength(9);
  const app = await createApp(merchant, {
    version: '0',
    isDemo: true,
    isEmbeddedDatabase: true,
    startedAt: merchant.clock(),
    checksAnswers: true,
  });
  const a = await app.inject({ url: '/api/session/entrance' });
  console.log(a.statusCode, a.body);
  const s = await app.inject({
    method: 'POST',
    url: '/api/session/sign-in',
    payload: { login: 'laoban', password: accounts[0]!.password },
    headers: { 'idempotency-key': 'abcdefgh' },
  });
  console.log(s.statusCode, s.body, s.headers);
  const cookie = String(s.headers['set-cookie']).split(';')[0]!;
  for (const url of [
    '/api/session',
    '/api/people',
    '/api/roles',
    '/api/settings',
    '/api/nothing',
    '/health',
    '/ready',
    '/metrics',
    '/api/openapi.json',
    '/api/docs/files/swagger-ui.css',
    '/api/people?limit=x',
  ]) {
    const r = await app.inject({ url, headers: { cookie } });
    console.log(url, r.statusCode, r.body.slice(0, 300));
  }
  const t0 = performance.now();
  for (let i = 0; i < 500; i++) await app.inject({ url: '/api/people', headers: { cookie } });
  console.log('people', (performance.now() - t0) / 500);
  await app.close();
});
