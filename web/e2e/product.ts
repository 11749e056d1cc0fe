import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { createApp, modulesOf, seedDemo } from '../../server/main.ts';
import { openMerchant } from '../../server/platform/db/open-merchant.ts';
import { cloneDatabase, createTemplate } from '../../server/testing/template-database.ts';
import { startTestPostgres } from '../../server/testing/start-test-postgres.ts';
import { testMerchantName, testSecretKey } from '../../server/testing/test-database.ts';
import { silentLog } from '../../server/testing/test-log.ts';
import { startFailingWork } from './failing-work.ts';

/** A running product with a database of its own. */
export type Product = Readonly<{ url: string; databaseUrl: string; stop(): Promise<void> }>;

/** Builds the web and serves it with the demo's staff on a free port: what a merchant gets, without the launcher. */
export async function startProduct(): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'zhidan-e2e-'));
  const [postgres] = await Promise.all([startTestPostgres({ isDurable: false }), buildWeb(folder)]);
  await createTemplate(postgres.adminUrl, 'zhidan_e2e_template');
  const databaseUrl = await cloneDatabase(postgres.adminUrl, 'zhidan_e2e_template', 'zhidan_e2e');
  const merchant = await openMerchant({
    databaseUrl,
    name: testMerchantName,
    secretKey: testSecretKey,
    log: silentLog(),
    clock: () => instant(Date.now()),
    poolSize: 8,
  });
  await seedDemo(merchant);
  const deployment = { version: '0.1.0', isDemo: true, isEmbeddedDatabase: true, startedAt: merchant.clock() };
  const known = modulesOf(deployment).flatMap((module) => module.jobs ?? []);
  const stopWork = await startFailingWork(merchant, databaseUrl, known);
  const app = await createApp(merchant, { ...deployment, webFolder: folder, checksAnswers: true });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    databaseUrl,
    async stop() {
      await app.close();
      await stopWork();
      await merchant.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
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
