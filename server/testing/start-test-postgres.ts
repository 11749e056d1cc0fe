import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../platform/postgres/start-postgres.ts';
import { asAdmin } from './template-database.ts';
import { silentLog } from './test-log.ts';

export type TestPostgres = Readonly<{
  /** superuser on the maintenance database */
  adminUrl: string;
  stop(): Promise<void>;
}>;

/**
 * Starts a PostgreSQL in a temporary folder that is gone after `stop`.
 * It does not wait for the disk unless `isDurable`: tests of logic need not, tests of crashes and measurements must.
 */
export async function startTestPostgres(ask: Readonly<{ isDurable: boolean }>): Promise<TestPostgres> {
  const postgres = await startPostgres({ dataDir: join(tmpdir(), `zhidan-test-${randomUUID()}`), log: silentLog() });
  const adminUrl = postgres.urlOf('postgres');
  if (!ask.isDurable) await asAdmin(adminUrl, 'alter system set fsync = off', 'select pg_reload_conf()');
  return {
    adminUrl,
    async stop() {
      await postgres.stop();
      await rm(postgres.folder, { recursive: true, force: true });
    },
  };
}
