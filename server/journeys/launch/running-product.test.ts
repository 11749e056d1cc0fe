import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postmasterOn } from '../../platform/postgres/postmaster-file.ts';
import { childrenOf, productGround, readiness, type ProductGround } from '../../testing/product-ground.ts';
import { temporaryFolder, type RunningProduct } from '../../testing/run-product.ts';
import { until } from '../../testing/until.ts';

/** One product for all of this: what is killed below it comes back, and the last test ends it. */
let ground: ProductGround;
let product: RunningProduct;
let address: string;

beforeAll(async () => {
  ground = productGround({ ZHIDAN_PORT: '21760' });
  product = ground.start();
  address = await product.address();
  await until('server and worker are at work', async () => (await readiness(address)) === 200);
});
afterAll(() => ground.clear());

test('a killed database is restarted; the server says so meanwhile and answers again without a restart of its own', async () => {
  process.kill(ground.postgresPid() ?? 0, 'SIGKILL');
  await until('the server is not ready', async () => (await readiness(address)) === 503);
  await until('the server is ready again', async () => (await readiness(address)) === 200, 30_000);
  expect((await fetch(`${address}/api/session/entrance`)).status).toBe(200);
  expect(readFileSync(join(ground.path, 'log', 'launcher.log'), 'utf8')).toContain('the database died and is being restarted');
  expect(readFileSync(join(ground.path, 'log', 'launcher.log'), 'utf8')).not.toContain('ended by itself');
});

test('a killed server is started again on the same address', async () => {
  const servers = () => childrenOf(product, /server-process/u);
  const [killed = 0] = servers();
  process.kill(killed, 'SIGKILL');
  // by its number: it may be back before anybody who asks notices that it was gone
  await until('another server runs', () => servers().some((pid) => pid !== killed));
  await until('the server is back', async () => (await readiness(address)) === 200, 30_000);
});

test('a database that does not exist on the given server is told with the command that makes it', async () => {
  const socket = join(ground.path, 'postgres');
  const port = postmasterOn(join(socket, 'cluster', 'data'))?.port;
  const password = readFileSync(join(socket, 'cluster', 'product-password'), 'utf8').trim();
  const at = (user: string, database: string) => `postgresql://${user}@127.0.0.1:${port}/${database}`;
  const other = temporaryFolder();
  try {
    const missing = ground.start({ ZHIDAN_DATA: other.path, DATABASE_URL: at(`zhidan_product:${password}`, 'nowhere') });
    expect(await missing.ended).toBe(1);
    expect(missing.printed()).toContain('create database nowhere');
    const refused = ground.start({ ZHIDAN_DATA: other.path, DATABASE_URL: at('zhidan_product:wrong', 'zhidan') });
    expect(await refused.ended).toBe(1);
    expect(refused.printed()).toContain('refuses user zhidan_product');
    const given = ground.start({
      ZHIDAN_DATA: other.path,
      DATABASE_URL: at(`zhidan_product:${password}`, 'zhidan'),
      ZHIDAN_MERCHANT: 'second',
    });
    expect(await readiness(await given.address())).toBe(200);
    given.signal('SIGTERM');
    expect(await given.ended).toBe(0);
    expect(ground.postgresPid()).toBeDefined();
  } finally {
    other.remove();
  }
});

test('a second start on the same folder is refused with the address of the first, which goes on', async () => {
  const second = ground.start();
  expect(await second.ended).toBe(1);
  expect(second.printed()).toContain(address);
  expect(second.printed()).toContain(String(product.pid));
  expect(await readiness(address)).toBe(200);
  expect(await ground.start({}, 'stop').ended).toBe(0);
  expect(await product.ended).toBe(0);
});
