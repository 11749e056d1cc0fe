import type { Logger } from 'pino';
import { jobBoss } from './job-boss.ts';

/** Dead jobs are listed newest first and counted by queue; pg-boss has no index for it. */
const deadIndex = `create index if not exists job_dead on job (name, completed_on desc, id desc) where state = 'failed'`;

/** Brings pg-boss' own tables in the merchant's schema, which must exist, to the version we run. */
export async function installJobs(ask: Readonly<{ databaseUrl: string; name: string; log: Logger }>): Promise<void> {
  const boss = jobBoss({ ...ask, options: { supervise: false, schedule: false, registerInstance: false, useListenNotify: false } });
  await boss.start();
  try {
    await boss.getDb().executeSql(deadIndex);
  } finally {
    await boss.stop({ graceful: false });
  }
}
