import type { Clock } from '@zhidan/core/kernel/instant.ts';
import type { Logger } from 'pino';
import type { Db } from './db/database.ts';
import type { Vault } from './secrets/vault.ts';
import type { SecondThread } from './threads/task.ts';

/** One merchant as a value: everything a process needs to work for them. Nothing about a merchant is global. */
export type Merchant = Readonly<{
  /** short name from the settings, `demo`; names the schema and the log lines */
  name: string;
  db: Db;
  vault: Vault;
  clock: Clock;
  log: Logger;
  /** in a worker with processors to spare; absent: all is done in this thread */
  secondThread?: SecondThread | null;
}>;
