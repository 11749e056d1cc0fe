import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createLog } from '../../platform/log/create-log.ts';
import { ensureDatabase } from '../../platform/postgres/ensure-database.ts';
import { startPostgres } from '../../platform/postgres/start-postgres.ts';
import { killDatabase } from '../../simulate/faults/kill-database.ts';
import { openDataFolder } from '../data-folder.ts';
import { holderOf, lockFolder } from '../folder-lock.ts';
import { launchFailure } from '../launch-failure.ts';

type ToKill = Readonly<{ databaseUrl: string; secretKey: string; killDatabase(): Promise<void> }>;

/**
 * An embedded server of its own, for nobody else's data may lie on what is killed; ended afterwards, also when we are killed.
 * @throws StartFailure when another process simulates in the folder
 */
export async function withServerToKill<Value>(dataDir: string, run: (server: ToKill) => Promise<Value>): Promise<Value> {
  const folder = openDataFolder(dataDir);
  const holder = holderOf(folder.path);
  if (holder) throw launchFailure('launch.simulating', { folder: folder.path, pid: holder.pid });
  const lock = lockFolder(folder.path);
  try {
    const postgres = await startPostgres({ dataDir: folder.postgres, log: createLog({ level: 'fatal', process: 'command' }) });
    const letGo = endedWithUs(postgres.folder);
    try {
      return await run({
        databaseUrl: await ensureDatabase(postgres, 'zhidan'),
        secretKey: randomBytes(32).toString('base64url'),
        killDatabase: () => killDatabase(postgres.folder),
      });
    } finally {
      await postgres.stop();
      letGo();
    }
  } finally {
    lock.release();
  }
}

/** A process beside us ends the server when we are gone, however that came: it is in a session of its own and nobody else knows it. */
function endedWithUs(folder: string): () => void {
  const heir = fork(join(import.meta.dirname, 'end-left-server.ts'), [folder], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  heir.unref();
  heir.channel?.unref();
  return () => heir.disconnect();
}
