import type { Clock } from '@zhidan/core/kernel/instant.ts';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Merchant } from '../merchant.ts';
import { openVault } from '../secrets/open-vault.ts';
import { sendBeginWithFirst } from './begin-with-first.ts';
import { connectionConfig } from './connection.ts';
import { nameStatements } from './name-statements.ts';
import { schemaName } from './schema-name.ts';
import type { Tables } from './tables.ts';

/** A merchant whose connections are ours to close. */
export type OpenMerchant = Merchant & Readonly<{ close(): Promise<void> }>;

export type OpenMerchantAsk = Readonly<{
  databaseUrl: string;
  name: string;
  secretKey: string;
  log: Logger;
  clock: Clock;
  /** connections at most, default 10 */
  poolSize?: number;
  /** false behind a PgBouncer before 1.21 in transaction mode, which loses prepared statements */
  isPreparing?: boolean;
}>;

const connectionLifeSeconds = 1_800; // renews a connection's set of prepared statements, and spreads over a new primary
const idleConnectionMs = 30_000;

/**
 * Opens one merchant: their pool of connections, vault, clock and log as one value. Does not wait for the database:
 * connections are made when needed, and made anew after the database was away. Run `migrate` first.
 */
export async function openMerchant(ask: OpenMerchantAsk): Promise<OpenMerchant> {
  const schema = schemaName(ask.name);
  const log = ask.log.child({ merchant: ask.name });
  const pool = new Pool({
    ...connectionConfig({ databaseUrl: ask.databaseUrl, schema, applicationName: `zhidan ${ask.name}` }),
    max: ask.poolSize ?? 10,
    idleTimeoutMillis: idleConnectionMs,
    maxLifetimeSeconds: connectionLifeSeconds,
    pipeline: true,
  });
  // without these two a connection that breaks, idle or between two statements, would end the process
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke; a new one is made when needed'));
  pool.on('connect', (client) => {
    client.on('error', () => undefined); // whoever uses it gets the error from the next statement
    if (ask.isPreparing ?? true) nameStatements(client);
    sendBeginWithFirst(client);
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { name: ask.name, db, vault: openVault(ask.secretKey), clock: ask.clock, log, close: () => db.destroy() };
}
