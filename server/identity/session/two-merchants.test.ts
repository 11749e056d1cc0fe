import { expect, onTestFinished, test } from 'vitest';
import { seedDemo } from '../../main.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { openMerchant } from '../../platform/db/open-merchant.ts';
import { signedIn, testApp, visitorOf } from '../../testing/test-app.ts';
import { testSecretKey } from '../../testing/test-database.ts';
import { silentLog } from '../../testing/test-log.ts';
import { aMerchant } from '../../testing/test-merchant.ts';

test('two merchants in one process and one database: neither sessions nor keys nor people of one open the other', async () => {
  const first = await aMerchant();
  const { databaseUrl, clock } = first;
  const log = silentLog();
  await migrate({ databaseUrl, name: 'second', log });
  const opened = await openMerchant({ databaseUrl, name: 'second', secretKey: testSecretKey, log, clock, poolSize: 2 });
  const second = { ...opened, clock, databaseUrl };
  const [firstApp, secondApp] = [await testApp(first), await testApp(second)];
  onTestFinished(async () => {
    await Promise.all([firstApp.close(), secondApp.close()]);
    await second.close();
  });
  await Promise.all([seedDemo(first), seedDemo(second)]);
  const [mine, theirs] = [await signedIn(firstApp, 'laoban'), await signedIn(secondApp, 'laoban')];
  const key = await mine.post('/api/api-keys', { name: '一号', permissions: ['people.display'] });
  await mine.post('/api/roles', { name: '只在一号', permissions: [], maskedFields: [] });

  const token = mine.cookie.split('=')[1];
  for (const cookie of [mine.cookie, `zhidan_second=${token}`]) {
    expect((await visitorOf(secondApp, { cookie }).get('/api/session')).status).toBe(401);
  }
  const program = { authorization: `Bearer ${String(key.body['key'])}` };
  expect((await visitorOf(firstApp, program).get('/api/people')).status).toBe(200);
  expect((await visitorOf(secondApp, program).get('/api/people')).status).toBe(401);
  expect((await theirs.get('/api/roles')).text).not.toContain('只在一号');
  expect((await theirs.get('/api/journal')).text).not.toContain('一号');

  const both = visitorOf(firstApp, { cookie: `${mine.cookie}; ${theirs.cookie}` });
  expect((await both.get('/api/session')).status).toBe(200); // one browser may be signed in to both
});
