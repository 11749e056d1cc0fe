import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { secondThread } from '../../platform/threads/second-thread.ts';
import type { SecondThread } from '../../platform/threads/task.ts';
import type { Assignment } from '../assignment.ts';

type Ask = Pick<Assignment, 'databaseUrl' | 'merchantName' | 'secretKey' | 'logLevel'>;

/** The worker's second thread, which starts when there is work worth it; none where there is one processor for all. */
export function openSecondThread({ databaseUrl, merchantName, secretKey, logLevel }: Ask, log: Logger): SecondThread | null {
  if (availableParallelism() < 2) return null;
  return secondThread({ file: join(import.meta.dirname, 'second-thread.ts'), log, databaseUrl, merchantName, secretKey, logLevel });
}
