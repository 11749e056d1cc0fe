import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from '../until.ts';

/** A writer or a worker in a process of its own, that can be killed and comes back. */
export type FaultProcess = Readonly<{
  kind: 'writer' | 'worker';
  /** steps it has said to be committed, over all its lives */
  acknowledged: ReadonlySet<string>;
  /** how often it ended by itself, which it never should */
  crashCount(): number;
  start(): Promise<void>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and waits until it is gone. */
  stop(): Promise<void>;
}>;

export function faultProcess(kind: FaultProcess['kind'], databaseUrl: string): FaultProcess {
  const acknowledged = new Set<string>();
  let child: ChildProcess | undefined;
  let crashes = 0;
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = new Promise((resolve) => ending.once('close', resolve)); // after all it has said was read
    ending.kill(signal);
    await gone;
  };
  return {
    kind,
    acknowledged,
    crashCount: () => crashes,
    async start() {
      const started = spawn(process.execPath, [join(import.meta.dirname, `fault-${kind}.ts`), databaseUrl], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      child = started;
      started.once('exit', (code) => {
        if (code !== null && code !== 0) crashes += 1;
      });
      let isReady = false;
      createInterface(started.stdout).on('line', (line) => {
        if (line === 'ready') isReady = true;
        // a line that the kill cut short is no promise: a step is a whole uuid
        else for (const step of line.split(' ')) if (step.length === 36) acknowledged.add(step);
      });
      await until(`the ${kind} is ready`, () => isReady || started.exitCode !== null, 30_000);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}
