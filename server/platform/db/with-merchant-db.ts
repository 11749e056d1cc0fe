import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { connectionConfig } from './connection.ts';
import type { Db } from './database.ts';
import { schemaName } from './schema-name.ts';
import type { Tables } from './tables.ts';

/** Does something in a merchant's schema over one connection that is closed after: for programs that do not serve the merchant. */
export async function withMerchantDb<Value>(
  { databaseUrl, merchantName }: Readonly<{ databaseUrl: string; merchantName: string }>,
  run: (db: Db) => Promise<Value>,
): Promise<Value> {
  const connection = connectionConfig({ databaseUrl, schema: schemaName(merchantName), applicationName: `zhidan command ${merchantName}` });
  const pool = new Pool({ ...connection, max: 1 });
  pool.on('error', () => undefined); // told by the statement it breaks
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await run(db);
  } finally {
    await db.destroy();
  }
}
