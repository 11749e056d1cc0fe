import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { seedDemo } from '../../main.ts';
import { signedIn, testApp } from '../../testing/test-app.ts';
import { testMerchantName, testSecretKey } from '../../testing/test-database.ts';
import { silentLog } from '../../testing/test-log.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { openMerchant } from '../db/open-merchant.ts';

/** A wire to the database that the test cuts and mends. */
async function wireTo(databaseUrl: string) {
  const { hostname, port, searchParams } = new URL(databaseUrl);
  const folder = searchParams.get('host'); // of the embedded server's socket
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  const listen = (at: number) => new Promise<void>((done) => server.listen(at, '127.0.0.1', done));
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${own}`;
  url.searchParams.delete('host');
  const cut = async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { url: url.href, cut, mend: () => listen(own) };
}

test('while the database is away requests are told to come back, the process lives, and afterwards all goes on', async () => {
  const direct = await aMerchant();
  await seedDemo(direct);
  const wire = await wireTo(direct.databaseUrl);
  const { clock } = direct;
  const opened = await openMerchant({ databaseUrl: wire.url, name: testMerchantName, secretKey: testSecretKey, log: silentLog(), clock });
  const app = await testApp({ ...opened, clock, databaseUrl: wire.url });
  onTestFinished(async () => {
    await app.close();
    await opened.close();
    await wire.cut();
  });
  const owner = await signedIn(app, 'laoban');
  const role = { name: '夜班', permissions: [], maskedFields: [] };
  const key = { 'idempotency-key': 'the-same-each-time' };

  await wire.cut();
  const away = await owner.get('/api/people');
  expect([away.status, away.body.code, away.headers['retry-after']]).toEqual([503, 'database.unavailable', '2']);
  expect(away.body.detail).toContain('已提交的数据不会丢失');
  expect((await owner.post('/api/roles', role, key)).status).toBe(503);
  const [health, ready, metrics] = await Promise.all(['/health', '/ready', '/metrics'].map((url) => owner.get(url)));
  expect([health?.status, ready?.status, metrics?.status]).toEqual([200, 503, 200]);

  await wire.mend();
  expect((await owner.get('/api/people')).status).toBe(200);
  expect((await owner.post('/api/roles', role, key)).status).toBe(200);
  expect((await owner.post('/api/roles', role, key)).headers['idempotency-replayed']).toBe('true');
});
