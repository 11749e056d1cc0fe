import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { createApp, ensureSetupCode, modulesOf, seedDemo } from '../../server/main.ts';
import { runJobs } from '../../server/platform/jobs/run-jobs.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { openMerchant } from '../../server/platform/db/open-merchant.ts';
import { cloneDatabase, createTemplate } from '../../server/testing/template-database.ts';
import { runSubscribers } from '../../server/platform/journal/run-subscribers.ts';
import type { Module } from '../../server/platform/module.ts';
import { startTestPostgres } from '../../server/testing/start-test-postgres.ts';
import { testMerchantName, testSecretKey } from '../../server/testing/test-database.ts';
import { silentLog } from '../../server/testing/test-log.ts';
import { practiceApps, publicOrigin } from './emulated-world.ts';
import { startFailingWork } from './failing-work.ts';

/** A product as a merchant gets it, on a free port, without the launcher. `setupCode` is there before the owner is. */
export type Product = Readonly<{ url: string; setupCode: string | null; stop(): Promise<void> }>;

export type ProductAsk = Readonly<{
  isDemo: boolean;
  /** where emulated platforms answer: the product then works its jobs off instead of failing them */
  emulatorUrl?: string;
  /** what is there before the first visitor comes; answers how to stop what it leaves at work */
  prepare?: (merchant: Merchant) => Promise<(() => Promise<void>) | void>;
}>;

/** What products stand on: a PostgreSQL with the migrated template, and the built web. */
export type Ground = Readonly<{ open(ask: ProductAsk): Promise<Product>; remove(): Promise<void> }>;

export async function prepareGround(): Promise<Ground> {
  const webFolder = await mkdtemp(join(tmpdir(), 'zhidan-e2e-'));
  const [postgres] = await Promise.all([startTestPostgres({ isDurable: false }), buildWeb(webFolder)]);
  const templateUrl = await createTemplate(postgres, 'zhidan_e2e_template');
  let count = 0;
  return {
    async open(ask) {
      count += 1;
      const databaseUrl = await cloneDatabase({ adminUrl: postgres.adminUrl, templateUrl }, `zhidan_e2e_${count}`);
      return openProduct({ ...ask, databaseUrl, webFolder });
    },
    async remove() {
      await postgres.stop();
      await rm(webFolder, { recursive: true, force: true });
    },
  };
}

async function openProduct(ask: ProductAsk & Readonly<{ databaseUrl: string; webFolder: string }>): Promise<Product> {
  const { databaseUrl, webFolder, isDemo, emulatorUrl, prepare } = ask;
  const clock = () => instant(Date.now());
  const merchant = await openMerchant({
    databaseUrl,
    name: testMerchantName,
    secretKey: testSecretKey,
    log: silentLog(),
    clock,
    poolSize: 6,
  });
  const emulators = emulatorUrl ? { url: emulatorUrl, apps: practiceApps } : null;
  const deployment = { version: '0.1.0', isDemo, isEmbeddedDatabase: true, startedAt: clock(), emulators, origin: publicOrigin };
  if (isDemo) await seedDemo(merchant);
  const stopPrepared = await prepare?.(merchant);
  const setupCode = await ensureSetupCode(merchant);
  const stopWork = await startWork(merchant, { databaseUrl, modules: modulesOf(deployment), isDemo, isReal: emulators !== null });
  const app = await createApp(merchant, { ...deployment, webFolder, checksAnswers: true });
  return {
    url: await app.listen({ host: '127.0.0.1', port: 0 }),
    setupCode,
    async stop() {
      await app.close();
      await stopWork?.();
      await stopPrepared?.();
      await merchant.close();
    },
  };
}

type Work = Readonly<{ databaseUrl: string; modules: readonly Module[]; isDemo: boolean; isReal: boolean }>;

/** A worker; the demo's fails at everything, so that the pages about failures have something to show. */
async function startWork(merchant: Merchant, { databaseUrl, modules, isDemo, isReal }: Work): Promise<(() => Promise<void>) | null> {
  if (!isReal) return isDemo ? startFailingWork(merchant, databaseUrl, modules) : null;
  const jobs = runJobs(
    merchant,
    modules.flatMap((module) => module.jobs ?? []),
    databaseUrl,
  );
  const subscribers = runSubscribers(
    merchant,
    modules.flatMap((module) => module.subscribers ?? []),
  );
  await jobs.ready;
  return async () => {
    await Promise.all([jobs.stop(), subscribers.stop()]);
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
