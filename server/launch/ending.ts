import { isProcessAlive, parentOf, processCommand } from '../platform/postgres/process-table.ts';

/** Why the product ends. */
export type EndReason = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'parent_gone';

/** Tells the first wish to end, by abort, and each later one. */
export type Ending = Readonly<{
  signal: AbortSignal;
  /** what the first wish was */
  reason: Promise<EndReason>;
  onRepeat(kill: () => void): void;
}>;

const parentLookMs = 500;

/** Watches for Ctrl-C, SIGTERM, a closed terminal, and, under npm, for npm's death, which no signal tells. */
export function watchForEnd(): Ending {
  const controller = new AbortController();
  const first = Promise.withResolvers<EndReason>();
  let onRepeat: () => void = () => undefined;
  const wish = (reason: EndReason) => {
    if (controller.signal.aborted) return onRepeat();
    first.resolve(reason);
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => wish(signal));
  const npm = npmProcesses();
  if (npm.length > 0) {
    const timer = setInterval(() => {
      if (npm.every(isProcessAlive)) return;
      clearInterval(timer);
      wish('parent_gone');
    }, parentLookMs);
    timer.unref();
  }
  return { signal: controller.signal, reason: first.promise, onRepeat: (kill) => (onRepeat = kill) };
}

/** npm and the shell it runs us through; none when somebody else started us, who may go and leave us running. */
function npmProcesses(): number[] {
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] === undefined || parent <= 1) return [];
  const isShell = / -c /.test(processCommand(parent) ?? '');
  const grandparent = isShell ? parentOf(parent) : null;
  return grandparent !== null && grandparent > 1 ? [parent, grandparent] : [parent];
}
