import type { Db } from '../db/database.ts';
import type { Vault } from '../secrets/vault.ts';

/** Work that a second thread may do as well as this one: it is told and answers plain data, and may be done twice. */
export type Task<Payload = unknown, Answer = unknown> = Readonly<{
  /** `audit.judge-lane`: module and file */
  name: string;
  run(merchant: Readonly<{ db: Db; vault: Vault }>, payload: Payload): Promise<Answer>;
}>;

/** A thread of this process beside the one that asks, with connections of its own. */
export type SecondThread = Readonly<{
  /**
   * Has a task done there; null when the thread is not ready: it is then started for the next time, and whoever asks does the task here.
   * @throws what the task threw, or that the thread ended meanwhile
   */
  begin<Payload, Answer>(task: Task<Payload, Answer>, payload: Payload): Promise<Answer> | null;
  /** Ends after the tasks in hand. */
  close(): Promise<void>;
}>;
