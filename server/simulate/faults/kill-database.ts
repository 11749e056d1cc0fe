import { setTimeout as pause } from 'node:timers/promises';
import { dataOf } from '../../platform/postgres/database-folder.ts';
import { postmasterOn } from '../../platform/postgres/postmaster-file.ts';

const patienceMs = 60_000;
const pauseMs = 20;

/** SIGKILL for the embedded server of a folder; answers when whoever watches it has brought it back. */
export async function killDatabase(folder: string): Promise<void> {
  const data = dataOf(folder);
  const before = postmasterOn(data);
  if (!before) throw new Error(`no database runs on ${folder}`);
  process.kill(before.pid, 'SIGKILL');
  const deadline = performance.now() + patienceMs;
  for (let now = postmasterOn(data); !now?.isReady || now.pid === before.pid; now = postmasterOn(data)) {
    if (performance.now() > deadline) throw new Error(`the database on ${folder} did not come back within ${patienceMs} ms`);
    await pause(pauseMs);
  }
}
