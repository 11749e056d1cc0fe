import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { SecondThread, Task } from './task.ts';
import type { ThreadData, ThreadOrder, ThreadReport } from './thread-messages.ts';

export type SecondThreadAsk = Omit<ThreadData, 'poolSize'> &
  Readonly<{
    /** the module that calls `serveTasks` */
    file: string;
    log: Logger;
    /** one that had nothing to do for so long ends, and gives back its memory; default a minute */
    idleMs?: number;
  }>;

const usualIdleMs = 60_000;
/** One that ended by itself is not started again before. */
const pauseAfterFaultMs = 60_000;
/** It seldom has more than one task at a time. */
const poolSize = 4;

type Waiting = Readonly<{ resolve(answer: unknown): void; reject(error: unknown): void }>;

type Running = { worker: Worker; isReady: boolean; waiting: Map<number, Waiting>; ended: Promise<void> };

/** A second thread that is started when it is first asked for and ends when it has been idle. */
export function secondThread({ file, log, idleMs = usualIdleMs, ...data }: SecondThreadAsk): SecondThread {
  let running: Running | null = null;
  let isClosed = false;
  let notBefore = 0;
  let count = 0;
  let idle: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = running;
    running = null; // whoever asks from now on does it here
    if (!ending) return;
    ending.isReady = false;
    ending.worker.ref();
    ending.worker.postMessage({ kind: 'end' } satisfies ThreadOrder, []);
    await ending.ended;
  };
  const endWhenIdle = (): void => {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (running?.waiting.size === 0) void end();
    }, idleMs);
    idle.unref();
  };
  const start = (): void => {
    const begun = begin(file, { ...data, poolSize });
    begun.worker.on('error', (fault) => {
      notBefore = performance.now() + pauseAfterFaultMs;
      log.warn({ err: fault }, 'the second thread ended by itself; its work is done in the first');
    });
    begun.worker.on('exit', () => {
      if (running === begun) running = null;
    });
    running = begun;
    endWhenIdle();
  };

  return {
    begin<Payload, Answer>({ name }: Task<Payload, Answer>, payload: Payload): Promise<Answer> | null {
      if (isClosed || (!running && performance.now() < notBefore)) return null;
      if (!running) start();
      if (!running?.isReady) return null;
      const { worker, waiting } = running;
      const id = (count += 1);
      const answer = Promise.withResolvers<unknown>();
      waiting.set(id, answer);
      worker.ref();
      worker.postMessage({ kind: 'task', id, task: name, payload } satisfies ThreadOrder, []);
      return answer.promise.finally(endWhenIdle) as Promise<Answer>;
    },
    close: () => {
      isClosed = true;
      return end();
    },
  };
}

/** Starts the thread. What it has in hand when it ends fails. */
function begin(file: string, workerData: ThreadData): Running {
  const worker = new Worker(file, { workerData, name: 'second' });
  const waiting = new Map<number, Waiting>();
  const ended = Promise.withResolvers<void>();
  const running: Running = { worker, isReady: false, waiting, ended: ended.promise };
  worker.on('message', (report: ThreadReport) => {
    if (report.kind === 'ready') {
      running.isReady = true;
      return;
    }
    const asked = waiting.get(report.id);
    waiting.delete(report.id);
    if (waiting.size === 0 && running.isReady) worker.unref();
    if (report.kind === 'done') asked?.resolve(report.answer);
    else asked?.reject(report.error);
  });
  worker.on('exit', () => {
    running.isReady = false;
    for (const { reject } of waiting.values()) reject(new Error('The second thread ended before it had answered.'));
    waiting.clear();
    ended.resolve();
  });
  worker.unref(); // while nobody waits for it, it keeps no process alive
  return running;
}
