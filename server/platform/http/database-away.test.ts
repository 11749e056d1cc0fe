import { instant } from '@zhidan/core/kernel/instant.ts';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../main.ts';
import { visitorOf } from '../../testing/test-app.ts';
import { testClock } from '../../testing/test-clock.ts';
import { testSecretKey } from '../../testing/test-database.ts';
import { silentLog } from '../../testing/test-log.ts';
import { openMerchant } from '../db/open-merchant.ts';

test('while the database is away, requests are told to come back, the process lives, and it is not ready', async () => {
  const nowhere = 'postgresql://nobody@127.0.0.1:1/nothing';
  const merchant = await openMerchant({
    databaseUrl: nowhere,
    name: 'test',
    secretKey: testSecretKey,
    log: silentLog(),
    clock: testClock(),
  });
  const app = await createApp(merchant, { version: '0', isDemo: true, isEmbeddedDatabase: false, startedAt: instant(0) });
  onTestFinished(async () => {
    await app.close();
    await merchant.close();
  });
  const visitor = visitorOf(app, { cookie: 'zhidan_test=some-token' });
  const answer = await visitor.get('/api/people');
  expect([answer.status, answer.body.code, answer.headers['retry-after']]).toEqual([503, 'database.unavailable', '2']);
  expect(answer.body.detail).toContain('已提交的数据不会丢失');
  expect([(await visitor.get('/health')).status, (await visitor.get('/ready')).status, (await visitor.get('/metrics')).status]).toEqual([
    200, 503, 200,
  ]);
});
