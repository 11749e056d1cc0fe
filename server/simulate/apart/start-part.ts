import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { PartOrder, PartReport, PartStart } from './part-message.ts';

/** A process of the house that can be killed at any moment and is started again by whoever killed it. */
export type Part = Readonly<{
  address(): string;
  /** Tells it the time, and lets it work until nothing waits. What a kill cuts short is begun again. */
  tell(now: Instant, isWork: boolean): Promise<void>;
  /** Whether it has been told something that it has not answered. */
  isBusy(): boolean;
  /** SIGKILL; answers when it is back. */
  killAndRestart(): Promise<void>;
  /** Resolves when it is alive: at once but while it is being started again. */
  alive(): Promise<void>;
  stop(): Promise<void>;
}>;

type Running = Readonly<{ child: ChildProcess; address: string }>;
type Waiting = Readonly<{ order: PartOrder; resolve(): void; reject(error: Error): void }>;

export async function startPart(start: Omit<PartStart, 'port' | 'startedAt'>, startedAt: Instant): Promise<Part> {
  const waiting = new Map<number, Waiting>();
  let lastNo = 0;
  let isStopping = false;
  let lastTold = startedAt;

  const hear = (report: PartReport): void => {
    if (report.kind !== 'done') return;
    const asked = waiting.get(report.no);
    waiting.delete(report.no);
    if (report.failure === null) asked?.resolve();
    else asked?.reject(new Error(`the ${start.part} failed: ${report.failure}`));
  };
  const spawn = async (port: number): Promise<Running> => {
    const child = fork(join(import.meta.dirname, 'run-part.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.send({ ...start, startedAt: lastTold, port } satisfies PartStart);
    const address = await new Promise<string>((resolve, reject) => {
      child.on('message', (report: PartReport) => (report.kind === 'ready' ? resolve(report.address) : hear(report)));
      child.once('exit', (code, signal) => {
        const ended = new Error(`the ${start.part} ended by itself: ${String(signal ?? code)}`);
        reject(ended);
        if (isStopping || signal === 'SIGKILL') return;
        for (const { reject: refuse } of waiting.values()) refuse(ended);
        waiting.clear();
      });
    });
    return { child, address };
  };
  let running = spawn(0);
  const { address } = await running;

  return {
    address: () => address,
    tell: (now, isWork) =>
      new Promise((resolve, reject) => {
        lastTold = now;
        const order = { no: (lastNo += 1), now, isWork };
        waiting.set(order.no, { order, resolve, reject });
        running.then(({ child }) => child.send(order), reject);
      }),
    isBusy: () => waiting.size > 0,
    killAndRestart: async () => {
      const { child } = await running;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      running = gone.then(() => spawn(Number(new URL(address === '' ? 'http://none:0' : address).port)));
      const { child: next } = await running;
      for (const { order } of waiting.values()) next.send(order);
    },
    alive: async () => void (await running),
    stop: async () => {
      isStopping = true;
      const { child } = await running;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
