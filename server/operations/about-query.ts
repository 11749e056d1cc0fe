import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

export type DatabaseFacts = Readonly<{ databaseVersion: string; databaseBytes: number; schemaVersion: string }>;

export async function databaseFacts(db: Db): Promise<DatabaseFacts> {
  const { rows } = await sql<DatabaseFacts>`
    select current_setting('server_version') as "databaseVersion", pg_database_size(current_database()) as "databaseBytes",
      coalesce((select name from schema_migrations order by number desc limit 1), '') as "schemaVersion"`.execute(db);
  const [facts] = rows;
  if (!facts) throw new Error('the database answered nothing about itself');
  return facts;
}

/** Connections of this merchant's processes by state, as the database counts them. */
export async function connectionCounts(db: Db, merchantName: string): Promise<readonly Readonly<{ label: string; value: number }>[]> {
  const { rows } = await sql<{ label: string; value: number }>`
    select coalesce(state, 'unknown') as label, count(*) as value from pg_stat_activity
    where datname = current_database() and application_name like ${`zhidan%${merchantName}`}
    group by state`.execute(db);
  return rows;
}
