import { chmodSync, chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canEnter } from '../platform/postgres/account.ts';
import { postmasterOn } from '../platform/postgres/postmaster-file.ts';
import { isProcessAlive } from '../platform/postgres/process-table.ts';
import { repositoryFolder } from '../settings.ts';
import { runProduct, temporaryFolder, type RunningProduct } from '../testing/run-product.ts';
import { until } from '../testing/until.ts';

/** Below the range of outgoing connections, away from the default. */
const firstPort = 21_700;

const demo = { ZHIDAN_DEMO: 'on', ZHIDAN_EMULATOR_PORT: String(firstPort + 50) };

let folder: ReturnType<typeof temporaryFolder>;
let started: RunningProduct[] = [];

/** For real use, unless a test is about the demo: its emulators take a second of each start. */
function start(environment: Record<string, string> = {}, command = 'start'): RunningProduct {
  const own = { ZHIDAN_DATA: folder.path, ZHIDAN_PORT: String(firstPort), ZHIDAN_DEMO: 'off' };
  const product = runProduct({ command, environment: { ...own, ...environment } });
  started.push(product);
  return product;
}

const postgresPid = (): number | undefined => postmasterOn(join(folder.path, 'postgres', 'cluster', 'data'))?.pid;
const childrenOf = ({ pid }: RunningProduct): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
const ready = async (address: string): Promise<number> =>
  fetch(`${address}/ready`).then(
    ({ status }) => status,
    () => 0,
  );

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  for (const product of started) product.signal('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  started = [];
  // the database outlives a killed launcher; `stop` finds no holder, so it is ended by its own number
  const pid = postgresPid();
  if (pid) process.kill(pid, 'SIGQUIT');
  await until('the database is gone', () => !postgresPid());
  folder.remove();
});

describe('a product that was never started', () => {
  test('starts by one command, tells address and accounts, and is ended by Ctrl-C with nothing left behind', async () => {
    const product = start(demo);
    const address = await product.address();
    expect(await ready(address)).toBe(200);
    expect(product.printed()).toContain('laoban');
    expect(product.printed()).toContain(`http://127.0.0.1:${demo.ZHIDAN_EMULATOR_PORT}`);
    expect(product.printed()).toContain(folder.path);
    const pid = postgresPid();
    product.signal('SIGINT');
    expect(await product.ended).toBe(0);
    expect(pid && isProcessAlive(pid)).toBe(false);
    expect(existsSync(join(folder.path, 'running.json'))).toBe(false);
    expect(await ready(address)).toBe(0);
  });

  test('for real use it prints the code for creating the owner instead of demo accounts', async () => {
    const product = start();
    await product.address();
    expect(product.printed()).toMatch(/setup code: \d{4}-\d{4}-\d{4}/);
    expect(product.printed()).not.toContain('laoban');
    product.signal('SIGTERM');
    expect(await product.ended).toBe(0);
  });

  test('is ended by a signal in the middle of its first start, and starts after', async () => {
    const first = start();
    await until('the database is being made', () => existsSync(join(folder.path, 'postgres')));
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(postgresPid()).toBeUndefined();
    expect(await ready(await start().address())).toBe(200);
  });
});

describe('after a crash', () => {
  test('a killed launcher takes server, worker and emulators with it; the next start takes over the database that outlived it', async () => {
    const killed = start(demo);
    const address = await killed.address();
    const pid = postgresPid();
    const secret = readFileSync(join(folder.path, 'secret.key'), 'utf8');
    const children = childrenOf(killed).filter((child) => child !== pid);
    expect(children).toHaveLength(3);
    killed.signal('SIGKILL');
    await until('server, worker and emulators are gone', () => !children.some(isProcessAlive), 20_000);
    expect(await ready(address)).toBe(0);
    expect(postgresPid()).toBe(pid);
    const next = start();
    expect(await ready(await next.address())).toBe(200);
    expect(postgresPid()).toBe(pid);
    expect(readFileSync(join(folder.path, 'secret.key'), 'utf8')).toBe(secret);
    next.signal('SIGTERM');
    expect(await next.ended).toBe(0);
    expect(postgresPid()).toBeUndefined();
  });

  test('a killed database is restarted; the server says so meanwhile and answers again without a restart of its own', async () => {
    const product = start();
    const address = await product.address();
    process.kill(postgresPid() ?? 0, 'SIGKILL');
    await until('the server is not ready', async () => (await ready(address)) === 503);
    await until('the server is ready again', async () => (await ready(address)) === 200, 30_000);
    expect((await fetch(`${address}/api/session/entrance`)).status).toBe(200);
    expect(readFileSync(join(folder.path, 'log', 'launcher.log'), 'utf8')).toContain('the database died and is being restarted');
    expect(readFileSync(join(folder.path, 'log', 'launcher.log'), 'utf8')).not.toContain('ended by itself');
  });

  test('a killed server is started again on the same address', async () => {
    const product = start();
    const address = await product.address();
    const server = childrenOf(product).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server-process'));
    process.kill(server ?? 0, 'SIGKILL');
    await until('the server is gone', async () => (await ready(address)) === 0);
    await until('the server is back', async () => (await ready(address)) === 200, 30_000);
  });
});

describe('what stands in the way', () => {
  test('of a taken port the next free one is chosen, and said', async () => {
    const other = createServer().listen(firstPort, '127.0.0.1');
    try {
      const product = start();
      expect(await product.address()).toBe(`http://127.0.0.1:${firstPort + 1}`);
      expect(product.printed()).toContain(`port you chose, ${firstPort}, is taken; using ${firstPort + 1}`);
    } finally {
      other.close();
    }
  });

  test('a second start on the same folder is refused with the address of the first, which goes on', async () => {
    const first = start();
    const address = await first.address();
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.printed()).toContain(address);
    expect(second.printed()).toContain(String(first.pid));
    expect(await ready(address)).toBe(200);
    expect(await start({}, 'stop').ended).toBe(0);
    expect(await first.ended).toBe(0);
  });

  test('wrong settings are all told, with what may be written, before anything is started', async () => {
    const product = start({ ZHIDAN_PORT: 'eighty', ZHIDAN_MERCHANT: '我的店', ZHIDAN_DATTA: '/srv' });
    expect(await product.ended).toBe(1);
    for (const name of ['ZHIDAN_PORT', 'ZHIDAN_MERCHANT', 'ZHIDAN_DATTA']) expect(product.printed()).toContain(name);
    expect(existsSync(join(folder.path, 'postgres'))).toBe(false);
  });

  test('a database that does not exist on the given server is told with the command that makes it', async () => {
    const product = start();
    await product.address();
    const socket = join(folder.path, 'postgres');
    const port = postmasterOn(join(socket, 'cluster', 'data'))?.port;
    const password = readFileSync(join(socket, 'cluster', 'product-password'), 'utf8').trim();
    const at = (user: string, database: string) => `postgresql://${user}@127.0.0.1:${port}/${database}`;
    const other = temporaryFolder();
    try {
      const missing = start({ ZHIDAN_DATA: other.path, DATABASE_URL: at(`zhidan_product:${password}`, 'nowhere') });
      expect(await missing.ended).toBe(1);
      expect(missing.printed()).toContain('create database nowhere');
      const refused = start({ ZHIDAN_DATA: other.path, DATABASE_URL: at('zhidan_product:wrong', 'zhidan') });
      expect(await refused.ended).toBe(1);
      expect(refused.printed()).toContain('refuses user zhidan_product');
      const given = start({ ZHIDAN_DATA: other.path, DATABASE_URL: at(`zhidan_product:${password}`, 'zhidan'), ZHIDAN_MERCHANT: 'second' });
      expect(await ready(await given.address())).toBe(200);
      given.signal('SIGTERM');
      expect(await given.ended).toBe(0);
      expect(postgresPid()).toBeDefined();
    } finally {
      other.remove();
    }
  });
});

const stranger = { name: 'nobody', uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const isEnterable = isRoot && canEnter(stranger, repositoryFolder);

describe.skipIf(!isEnterable)('as an ordinary user (needs root to change to one, and a repository that one can enter)', () => {
  test('it starts in a folder of that user', async () => {
    chownSync(folder.path, stranger.uid, stranger.gid);
    const environment = { ZHIDAN_DATA: join(folder.path, '中文 数据'), ZHIDAN_PORT: String(firstPort) };
    const product = runProduct({ environment, account: stranger });
    started.push(product);
    expect(await ready(await product.address())).toBe(200);
    product.signal('SIGINT');
    expect(await product.ended).toBe(0);
  });

  test('a folder that belongs to somebody else is told with the cure', async () => {
    chmodSync(folder.path, 0o755);
    writeFileSync(join(folder.path, 'own'), '');
    const product = runProduct({ environment: { ZHIDAN_DATA: folder.path }, account: stranger });
    started.push(product);
    expect(await product.ended).toBe(1);
    expect(product.printed()).toMatch(/chown -R nobody/);
  });
});
