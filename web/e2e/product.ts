import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { createApp, ensureSetupCode, modulesOf, seedDemo } from '../../server/main.ts';
import { openMerchant } from '../../server/platform/db/open-merchant.ts';
import { cloneDatabase, createTemplate } from '../../server/testing/template-database.ts';
import { startTestPostgres } from '../../server/testing/start-test-postgres.ts';
import { testMerchantName, testSecretKey } from '../../server/testing/test-database.ts';
import { silentLog } from '../../server/testing/test-log.ts';
import { receiveShopOrders } from './shop-orders.ts';
import { startFailingWork } from './failing-work.ts';

/** A product as a merchant gets it, on a free port, without the launcher. `setupCode` is there before the owner is. */
export type Product = Readonly<{ url: string; setupCode: string | null; stop(): Promise<void> }>;

/** What products stand on: a PostgreSQL with the migrated template, and the built web. */
export type Ground = Readonly<{ open(ask: Readonly<{ isDemo: boolean }>): Promise<Product>; remove(): Promise<void> }>;

export async function prepareGround(): Promise<Ground> {
  const webFolder = await mkdtemp(join(tmpdir(), 'zhidan-e2e-'));
  const [postgres] = await Promise.all([startTestPostgres({ isDurable: false }), buildWeb(webFolder)]);
  const templateUrl = await createTemplate(postgres, 'zhidan_e2e_template');
  let count = 0;
  return {
    async open({ isDemo }) {
      count += 1;
      const databaseUrl = await cloneDatabase({ adminUrl: postgres.adminUrl, templateUrl }, `zhidan_e2e_${count}`);
      return openProduct({ databaseUrl, webFolder, isDemo });
    },
    async remove() {
      await postgres.stop();
      await rm(webFolder, { recursive: true, force: true });
    },
  };
}

async function openProduct(ask: Readonly<{ databaseUrl: string; webFolder: string; isDemo: boolean }>): Promise<Product> {
  const { databaseUrl, webFolder, isDemo } = ask;
  const clock = () => instant(Date.now());
  const merchant = await openMerchant({
    databaseUrl,
    name: testMerchantName,
    secretKey: testSecretKey,
    log: silentLog(),
    clock,
    poolSize: 8,
  });
  const deployment = { version: '0.1.0', isDemo, isEmbeddedDatabase: true, startedAt: clock() };
  if (isDemo) await seedDemo(merchant);
  if (isDemo) await receiveShopOrders(merchant);
  const setupCode = await ensureSetupCode(merchant);
  const stopWork = isDemo ? await startFailingWork(merchant, databaseUrl, modulesOf(deployment)) : null;
  const app = await createApp(merchant, { ...deployment, webFolder, checksAnswers: true });
  return {
    url: await app.listen({ host: '127.0.0.1', port: 0 }),
    setupCode,
    async stop() {
      await app.close();
      await stopWork?.();
      await merchant.close();
    },
  };
}

async function buildWeb(folder: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const root = dirname(import.meta.dirname);
  const args = [vite, 'build', root, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const builder = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'production' } });
  const [code] = (await once(builder, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The web was not built (vite ended with ${code}). Its words are above.`);
}
