import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isProcessAlive } from './process-table.ts';

/** Signals in order, each with the time it gets: a fast stop rolls open work back; an immediate one leaves the rest to recovery. */
const steps = [
  { signal: 'SIGINT', patienceMs: 30_000 },
  { signal: 'SIGQUIT', patienceMs: 10_000 },
] as const;

/** Ends a server and waits until it is gone. */
export async function stopServer(pid: number, log: Pick<Logger, 'warn'>): Promise<void> {
  for (const { signal, patienceMs } of steps) {
    if (!isProcessAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return; // gone between the two looks
    }
    const deadline = performance.now() + patienceMs;
    while (isProcessAlive(pid) && performance.now() < deadline) await pause(20);
  }
  if (isProcessAlive(pid)) log.warn({ postgresPid: pid }, 'the database did not stop in time; it is left to itself');
}
