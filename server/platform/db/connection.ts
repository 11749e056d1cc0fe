import type { ClientConfig } from 'pg';
import { parsedTypes } from './parsed-types.ts';

/** How long one statement, and how long an open transaction without one, may take before PostgreSQL ends it. */
const statementTimeoutMs = 30_000;
const idleTransactionTimeoutMs = 60_000;
const connectTimeoutMs = 10_000;

export type ConnectionAsk = Readonly<{
  databaseUrl: string;
  /** the schema every unqualified name means; nothing else is on the search path, not even public */
  schema: string;
  /** shown in pg_stat_activity */
  applicationName: string;
  /** 0 waits for ever: for migrations and exports */
  statementTimeoutMs?: number;
}>;

/**
 * What every connection of ours is opened with. Session settings travel in the start packet and not as SET commands,
 * so that a connection is never seen half set up, not even after a reconnect.
 */
export function connectionConfig(ask: ConnectionAsk): ClientConfig {
  const [base = '', query = ''] = ask.databaseUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  const session = {
    search_path: ask.schema,
    TimeZone: 'UTC',
    statement_timeout: ask.statementTimeoutMs ?? statementTimeoutMs,
    idle_in_transaction_session_timeout: idleTransactionTimeoutMs,
    jit: 'off', // our statements are short: compiling one costs more than it saves
  };
  const options = Object.entries(session).map(([name, value]) => `-c ${name}=${value}`);
  // the address may carry options of its own; ours come last and win
  parameters.set('options', [parameters.get('options'), ...options].filter(Boolean).join(' '));
  return {
    connectionString: `${base}?${parameters.toString()}`,
    application_name: ask.applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    types: parsedTypes,
  };
}
