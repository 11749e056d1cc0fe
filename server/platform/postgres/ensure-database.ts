import pg from 'pg';
import type { RunningPostgres } from './start-postgres.ts';

/** Makes a database on an embedded server where there is none of that name. Answers its URL. */
export async function ensureDatabase(postgres: Pick<RunningPostgres, 'urlOf'>, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.urlOf('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return postgres.urlOf(name);
}
