import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { canEnter } from '../platform/postgres/account.ts';
import { isProcessAlive } from '../platform/postgres/process-table.ts';
import { repositoryFolder } from '../settings.ts';
import { demoPassword } from '../testing/test-app.ts';
import { childrenOf, productGround, readiness, type ProductGround } from '../testing/product-ground.ts';
import { runProduct, type RunningProduct } from '../testing/run-product.ts';
import { until } from '../testing/until.ts';

/** Below the range of outgoing connections, away from the default. */
const firstPort = 21_700;

const demo = { ZHIDAN_DEMO: 'on', ZHIDAN_EMULATOR_PORT: String(firstPort + 50) };

let ground: ProductGround;
beforeEach(() => {
  ground = productGround({ ZHIDAN_PORT: String(firstPort) });
});
afterEach(() => ground.clear());

describe('a demo', () => {
  test('starts by one command and tells address and accounts; killed, it takes all but its database along, which the next start takes over; left, it goes on at the same address with nothing of the demo; Ctrl-C ends it with nothing left behind, and the demo can come back', async () => {
    const killed = ground.start(demo);
    const address = await killed.address();
    expect(await readiness(address)).toBe(200);
    expect(killed.printed()).toContain('laoban');
    expect(killed.printed()).toContain(`http://127.0.0.1:${demo.ZHIDAN_EMULATOR_PORT}`);
    expect(killed.printed()).toContain(ground.path);
    const pid = ground.postgresPid();
    const secret = readFileSync(join(ground.path, 'secret.key'), 'utf8');
    const children = childrenOf(killed).filter((child) => child !== pid);
    expect(children).toHaveLength(3);
    killed.signal('SIGKILL');
    await until('server, worker and emulators are gone', () => !children.some(isProcessAlive), 90_000);
    expect(await readiness(address)).toBe(0);
    expect(ground.postgresPid()).toBe(pid);

    const next = ground.start(demo);
    expect(await readiness(await next.address())).toBe(200);
    expect(ground.postgresPid()).toBe(pid);
    expect(readFileSync(join(ground.path, 'secret.key'), 'utf8')).toBe(secret);
    expect(childrenOf(next)).toHaveLength(3);

    const leaving = await signIn(address, 'laoban');
    expect(await leaving('/api/demo/leave')).toBe(200);
    await until('it runs on shops of one’s own', () => /setup code: \d{4}/u.test(next.printed()), 120_000);
    expect(await (await fetch(`${address}/api/session/entrance`)).json()).toMatchObject({ needsOwner: true, demoAccounts: [] });
    await expect(signIn(address, 'laoban')).rejects.toThrow('401');
    expect(childrenOf(next, /process\.ts/u)).toHaveLength(2);
    next.signal('SIGINT');
    expect(await next.ended).toBe(0);
    expect(pid && isProcessAlive(pid)).toBe(false);
    expect(existsSync(join(ground.path, 'running.json'))).toBe(false);
    expect(await readiness(address)).toBe(0);
    const back = ground.start(demo, 'demo back');
    expect(await back.ended).toBe(0);
    expect(back.printed()).toContain('the demo is back');
  });
});

/** What a signed-in person tells it to do; answers the status. @throws Error with the status when they are not let in */
async function signIn(address: string, login: string): Promise<(path: string) => Promise<number>> {
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), cookie },
      body: JSON.stringify(body),
    });
  const answer = await post('/api/session/sign-in', { login, password: demoPassword });
  if (!answer.ok) throw new Error(`${login} is not let in: ${answer.status}`);
  const [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';');
  return async (path) => (await post(path, {}, cookie)).status;
}

describe('for real use', () => {
  test('it is ended by a signal in the middle of its first start; the next one prints the code for creating the owner, and of a taken port chooses the next free one, and says so', async () => {
    const first = ground.start();
    await until('the database is being made', () => existsSync(join(ground.path, 'postgres')));
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(ground.postgresPid()).toBeUndefined();

    const other = createServer().listen(firstPort, '127.0.0.1');
    onTestFinished(() => void other.close());
    const product = ground.start();
    expect(await product.address()).toBe(`http://127.0.0.1:${firstPort + 1}`);
    expect(await readiness(`http://127.0.0.1:${firstPort + 1}`)).toBe(200);
    expect(product.printed()).toContain(`port you chose, ${firstPort}, is taken; using ${firstPort + 1}`);
    expect(product.printed()).toMatch(/setup code: \d{4}-\d{4}-\d{4}/);
    expect(product.printed()).not.toContain('laoban');
    product.signal('SIGTERM');
    expect(await product.ended).toBe(0);
    expect(ground.postgresPid()).toBeUndefined();
  });
});

describe('what stands in the way', () => {
  test('wrong settings are all told, with what may be written, before anything is started', async () => {
    const product = ground.start({ ZHIDAN_PORT: 'eighty', ZHIDAN_MERCHANT: '我的店', ZHIDAN_DATTA: '/srv' });
    expect(await product.ended).toBe(1);
    for (const name of ['ZHIDAN_PORT', 'ZHIDAN_MERCHANT', 'ZHIDAN_DATTA']) expect(product.printed()).toContain(name);
    expect(existsSync(join(ground.path, 'postgres'))).toBe(false);
  });
});

async function ended(product: RunningProduct): Promise<void> {
  product.signal('SIGKILL');
  await product.ended;
}

const stranger = { name: 'nobody', uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const isEnterable = isRoot && canEnter(stranger, repositoryFolder);

describe.skipIf(!isEnterable)('as an ordinary user (needs root to change to one, and a repository that one can enter)', () => {
  test('it starts in a folder of that user', async () => {
    chownSync(ground.path, stranger.uid, stranger.gid);
    const environment = { ZHIDAN_DATA: join(ground.path, '中文 数据'), ZHIDAN_PORT: String(firstPort) };
    const product = runProduct({ environment, account: stranger });
    onTestFinished(() => ended(product));
    expect(await readiness(await product.address())).toBe(200);
    product.signal('SIGINT');
    expect(await product.ended).toBe(0);
  });

  test('a folder that belongs to somebody else is told with the cure', async () => {
    chmodSync(ground.path, 0o755);
    writeFileSync(join(ground.path, 'own'), '');
    const product = runProduct({ environment: { ZHIDAN_DATA: ground.path }, account: stranger });
    onTestFinished(() => ended(product));
    expect(await product.ended).toBe(1);
    expect(product.printed()).toMatch(/chown -R nobody/);
  });
});
