import { parentPort, workerData } from 'node:worker_threads';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { openMerchant } from '../db/open-merchant.ts';
import { createLog } from '../log/create-log.ts';
import type { Task } from './task.ts';
import type { ThreadData, ThreadOrder, ThreadReport } from './thread-messages.ts';

/** What a second thread runs: does these tasks until it is told to end. */
export async function serveTasks(tasks: readonly Pick<Task, 'name' | 'run'>[]): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('This file is run as a thread, not as a program.');
  const { databaseUrl, merchantName: name, secretKey, logLevel, poolSize } = workerData as ThreadData;
  const log = createLog({ level: logLevel, process: 'worker' });
  const merchant = await openMerchant({ databaseUrl, name, secretKey, log, clock: () => instant(Date.now()), poolSize });
  const byName = new Map(tasks.map((task) => [task.name, task]));
  const inHand = new Set<Promise<void>>();
  const tell = (report: ThreadReport): void => port.postMessage(report, []);

  const done = async ({ id, task, payload }: Extract<ThreadOrder, { kind: 'task' }>): Promise<void> => {
    try {
      const known = byName.get(task);
      if (!known) throw new Error(`This thread knows no task ${task}: list it where the thread begins.`);
      tell({ kind: 'done', id, answer: await known.run(merchant, payload) });
    } catch (error) {
      tell({ kind: 'failed', id, error });
    }
  };
  port.on('message', (order: ThreadOrder) => {
    if (order.kind === 'task') {
      const doing = done(order).finally(() => inHand.delete(doing));
      inHand.add(doing);
      return;
    }
    void Promise.all(inHand)
      .then(() => merchant.close())
      .then(() => port.close());
  });
  tell({ kind: 'ready' });
}
