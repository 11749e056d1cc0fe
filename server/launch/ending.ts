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
  const parent = process.ppid;
  const isUnderNpm = process.env['npm_lifecycle_event'] !== undefined;
  if (isUnderNpm && parent > 1) {
    const timer = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      wish('parent_gone');
    }, parentLookMs);
    timer.unref();
  }
  return { signal: controller.signal, reason: first.promise, onRepeat: (kill) => (onRepeat = kill) };
}
