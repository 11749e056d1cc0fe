import { setTimeout as pause } from 'node:timers/promises';
import type { Merchant } from '../merchant.ts';
import type { Runner } from './runner.ts';

/** A runner that ended by a fault begins again after this long. */
const againAfterMs = 5_000;

/** Keeps the runners of a worker going until stopped. */
export function runRunners(merchant: Merchant, runners: readonly Runner[]): Readonly<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  const running = Promise.all(runners.map((runner) => keepGoing(merchant, runner, stopping.signal)));
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function keepGoing(merchant: Merchant, { name, run }: Runner, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await run(merchant, signal);
    } catch (error) {
      merchant.log.warn({ err: error, runner: name }, 'a runner failed and begins again');
    }
    await pause(againAfterMs, undefined, { signal }).catch(() => undefined);
  }
}
