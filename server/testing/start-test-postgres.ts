import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDatabase } from '../platform/postgres/ensure-database.ts';
import { startPostgres } from '../platform/postgres/start-postgres.ts';
import { asAdmin } from './template-database.ts';
import { silentLog } from './test-log.ts';

export type TestPostgres = Readonly<{
  /** superuser on the maintenance database */
  adminUrl: string;
  /** makes a database as a start of the product does; answers its address for the product's role */
  makeDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}>;

/**
 * Nothing waits for the disk, and little of the log is kept, because it may lie in memory; rivals that wait for each other are parted at
 * once instead of after a second.
 */
const quick = ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off', "max_wal_size = '256MB'", "deadlock_timeout = '100ms'"];

/**
 * Starts a PostgreSQL in a temporary folder that is gone after `stop`.
 * It does not wait for the disk unless `isDurable`: tests of logic need not, tests of crashes and measurements must.
 */
export async function startTestPostgres(ask: Readonly<{ isDurable: boolean }>): Promise<TestPostgres> {
  const postgres = await startPostgres({ dataDir: join(tmpdir(), `zhidan-test-${randomUUID()}`), log: silentLog() });
  const removeFolder = guard(postgres.folder);
  const adminUrl = postgres.adminUrlOf('postgres');
  if (!ask.isDurable) await asAdmin(adminUrl, ...quick.map((setting) => `alter system set ${setting}`), 'select pg_reload_conf()');
  return {
    adminUrl,
    makeDatabase: (name) => ensureDatabase(postgres, name),
    async stop() {
      await postgres.stop();
      await removeFolder();
    },
  };
}

/** A process of its own that outlives us: told to go on, or left alone by our death, it clears the folder and what runs on it away. */
function guard(folder: string): () => Promise<void> {
  const guarding = spawn(process.execPath, [join(import.meta.dirname, 'guard-test-postgres.ts'), folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true, // Ctrl-C in the terminal is for us, not for it
  });
  guarding.unref();
  return () =>
    new Promise((resolve) => {
      guarding.ref();
      guarding.once('exit', () => resolve());
      guarding.stdin.end();
    });
}
