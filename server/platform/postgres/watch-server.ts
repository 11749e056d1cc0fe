import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { isProcessAlive } from './process-table.ts';

/** Looks after a server. `end` stops that and answers the process it last knew. */
export type Watch = Readonly<{ end(): Promise<number> }>;

const lookEveryMs = 200;
const longestPauseMs = 10_000;

/** Restarts the server when its process is gone, for as long as it takes: a disk that was full may have room again later. */
export function watchServer(firstPid: number, restart: () => Promise<number>, log: Pick<Logger, 'warn' | 'error' | 'info'>): Watch {
  let pid = firstPid;
  let isEnded = false;
  let restarting: Promise<void> | null = null;

  async function bringBack(): Promise<void> {
    log.warn({ postgresPid: pid }, 'the database died and is being restarted');
    for (let waitMs = 250; !isEnded; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
      try {
        pid = await restart();
        log.info({ postgresPid: pid }, 'the database is back');
        return;
      } catch (error) {
        log.error({ err: error, retryInMs: waitMs }, 'the database could not be restarted');
        await pause(waitMs, undefined, { ref: false });
      }
    }
  }

  const timer = setInterval(() => {
    if (restarting || isProcessAlive(pid)) return;
    restarting = bringBack().finally(() => (restarting = null));
  }, lookEveryMs).unref();

  return {
    end: async () => {
      isEnded = true;
      clearInterval(timer);
      await restarting;
      return pid;
    },
  };
}
