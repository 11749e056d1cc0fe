import { PgBoss, type ConstructorOptions } from 'pg-boss';
import type { Logger } from 'pino';
import { connectionConfig } from '../db/connection.ts';
import { schemaName } from '../db/schema-name.ts';

/** Maintenance may take its time; what people wait for does not go through these connections. */
const statementTimeoutMs = 300_000;

export type JobBossAsk = Readonly<{ databaseUrl: string; name: string; log: Logger; options: Partial<ConstructorOptions> }>;

/** pg-boss on connections of its own (it reads dates and numbers in another way than we do), inside the merchant's schema. */
export function jobBoss({ databaseUrl, name, log, options }: JobBossAsk): PgBoss {
  const schema = schemaName(name);
  const { types: _ours, ...connection } = connectionConfig({
    databaseUrl,
    schema,
    applicationName: `zhidan jobs ${name}`,
    statementTimeoutMs,
  });
  const boss = new PgBoss({ ...connection, schema, createSchema: false, max: 4, ...options });
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue met a fault and goes on'));
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'the job queue warns'));
  return boss;
}
