import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure } from '../platform/start-failure.ts';
import type { Assignment, AtWork, Order, Report } from './assignment.ts';

/** Open requests and running jobs get this long to end. */
const closeLimitMs = 15_000;
/** One that is still beginning gets this long to come so far that it can close. */
const beginLimitMs = 3_000;

/**
 * Runs the work of a forked process: begins on the launcher's order, tells when it is ready, and ends on order, on SIGTERM,
 * or when the launcher is gone, however that came. The work may tell the launcher more meanwhile.
 */
export function underLauncher(begin: (assignment: Assignment, tellLauncher: (news: Report) => void) => Promise<AtWork>): void {
  let working: Promise<AtWork> | null = null;
  let isEnding = false;

  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), closeLimitMs).unref();
    const atWork = await Promise.race([working?.catch(() => null), pause(beginLimitMs)]);
    await atWork?.close();
    process.exit(0);
  };

  process.on('SIGINT', () => undefined); // Ctrl-C reaches the whole group at once; the launcher says when
  process.on('SIGTERM', () => void end());
  process.on('disconnect', () => void end());
  process.on('message', (order: Order) => {
    if (order.kind === 'end') return void end();
    working = begin(order.assignment as Assignment, report);
    working.then(
      ({ address, entrance }) => report({ kind: 'ready', address, entrance }),
      (error: unknown) => {
        if (isPortTaken(error)) report({ kind: 'port_taken' });
        else if (error instanceof StartFailure) report({ kind: 'failed', code: error.code, words: error.words });
        else console.error(error);
        process.exitCode = 1;
        setTimeout(() => process.exit(1), 100); // lets the report out
      },
    );
  });
}

function report(report: Report): void {
  if (process.connected) process.send?.(report);
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
