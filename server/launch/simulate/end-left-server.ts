// Waits until whoever simulates is gone, and ends the database that was left behind in the folder named on the line.
import { setTimeout as pause } from 'node:timers/promises';
import { createLog } from '../../platform/log/create-log.ts';
import { dataOf } from '../../platform/postgres/database-folder.ts';
import { postmasterOn } from '../../platform/postgres/postmaster-file.ts';
import { stopServer } from '../../platform/postgres/stop-server.ts';

/** One that was being started in that very moment writes its file a little later. */
const looks = 5;
const lookAgainMs = 300;

const [folder = ''] = process.argv.slice(2);
process.once('disconnect', () => void endLeft());

async function endLeft(): Promise<void> {
  const log = createLog({ level: 'warn', process: 'command' });
  for (let look = 0; look < looks; look += 1) {
    const left = postmasterOn(dataOf(folder));
    if (left) await stopServer(left.pid, log);
    await pause(lookAgainMs);
  }
}
