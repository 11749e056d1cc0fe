// Waits beside a test run and clears its PostgreSQL away when the run ends without doing so: killed, or out of memory.
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dataOf } from '../platform/postgres/database-folder.ts';

const folder = process.argv[2] ?? '';
const goneLimitMs = 5_000;

process.stdin.resume().once('close', () => void clearAway());

async function clearAway(): Promise<void> {
  const text = await readFile(join(dataOf(folder), 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (pid > 0 && signal(pid, 'SIGQUIT')) {
    for (const until = Date.now() + goneLimitMs; signal(pid, 0) && Date.now() < until;) await pause(50);
  }
  await rm(folder, { recursive: true, force: true });
}

/** False when there is no such process (any more). */
function signal(pid: number, name: 'SIGQUIT' | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
