import { Client, DatabaseError, escapeIdentifier } from 'pg';
import type { Logger } from 'pino';
import { installJobs } from '../jobs/install-jobs.ts';
import { connectionConfig } from './connection.ts';
import { migrationFolder, pendingMigrations, readMigrationFiles, type AppliedMigration, type MigrationFile } from './migration-files.ts';
import { schemaName } from './schema-name.ts';

export type MigrateAsk = Readonly<{
  databaseUrl: string;
  /** the merchant's name, `demo` */
  name: string;
  log: Logger;
  folder?: string;
}>;

/** What a run did: the files it applied, and the file the schema now stands at. */
export type Migrated = Readonly<{ applied: readonly string[]; schemaVersion: string }>;

const recordTable = `create table if not exists schema_migrations (
  number integer primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz(3) not null default now()
)`;

/** Brings everything of one merchant's schema to this version of the program: our migrations, then the tables of the job queue. */
export async function migrate(ask: MigrateAsk): Promise<Migrated> {
  const migrated = await migrateFiles(ask);
  await installJobs(ask);
  return migrated;
}

/**
 * Brings one merchant's schema to the newest of our numbered SQL files, making the schema when there is none.
 * Each file runs in a transaction of its own; runners that come at the same time wait for each other.
 * @throws Error naming the file, the line, PostgreSQL's words and the cure; what the failing file did is undone
 */
export async function migrateFiles(ask: MigrateAsk): Promise<Migrated> {
  const files = await readMigrationFiles(ask.folder ?? migrationFolder);
  const schema = schemaName(ask.name);
  const client = new Client(
    connectionConfig({ databaseUrl: ask.databaseUrl, schema, applicationName: `zhidan migrate ${ask.name}`, statementTimeoutMs: 0 }),
  );
  client.on('error', () => undefined); // a lost connection is told by the statement it breaks
  await client.connect();
  try {
    await createRecord(client, schema);
    const applied: string[] = [];
    for (let file = await applyNext(client, files); file; file = await applyNext(client, files)) {
      ask.log.info({ merchant: ask.name, migration: file }, 'migration applied');
      applied.push(file);
    }
    return { applied, schemaVersion: files.at(-1)?.name ?? '' };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Two that create the same thing at the same moment: `if not exists` does not save the second from one of these. */
const createdByAnother = new Set(['23505', '42P06', '42P07', '42710']);

async function createRecord(client: Client, schema: string): Promise<void> {
  const { rows } = await client.query('select to_regnamespace($1) is not null as there', [schema]);
  // asked first: on a given server the schema may have been made for us, and we may not make any
  if (!rows[0]?.there) await createOnce(client, `create schema if not exists ${escapeIdentifier(schema)}`);
  await createOnce(client, recordTable);
}

async function createOnce(client: Client, statement: string): Promise<void> {
  await client.query(statement).catch((error: unknown) => {
    if (!(error instanceof DatabaseError && createdByAnother.has(error.code ?? ''))) throw error;
  });
}

/** Applies the first file that is still to run, in one transaction; its name, or null when there is none. */
async function applyNext(client: Client, files: readonly MigrationFile[]): Promise<string | null> {
  await client.query('begin');
  try {
    // whoever holds this lock is migrating; all others wait here and then see what was done
    await client.query('lock table schema_migrations in share row exclusive mode');
    const { rows } = await client.query<AppliedMigration>('select number, name, checksum from schema_migrations');
    const [file] = pendingMigrations(files, rows);
    if (file) await apply(client, file);
    await client.query('commit');
    return file?.name ?? null;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function apply(client: Client, file: MigrationFile): Promise<void> {
  try {
    await client.query(file.text);
  } catch (error) {
    throw new Error(failure(file, error), { cause: error });
  }
  await client.query('insert into schema_migrations (number, name, checksum) values ($1, $2, $3)', [file.number, file.name, file.checksum]);
}

function failure(file: MigrationFile, error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const told = error instanceof DatabaseError ? error : null;
  const place = told?.position ? ` at ${lineAndColumn(file.text, Number(told.position))}` : '';
  const extra = [told?.detail, told?.hint && `Hint: ${told.hint}`, told?.where]
    .filter(Boolean)
    .map((line) => ` ${line}`)
    .join('');
  const code = told?.code ? ` (${told.code})` : '';
  return `Migration ${file.name} failed${place}: ${words}${code}.${extra} Nothing of this file was kept; the migrations before it stand. Correct the file or the data it met, then start again.`;
}

/** PostgreSQL counts characters from 1 in the text it was sent, which is the whole file. */
function lineAndColumn(text: string, position: number): string {
  const before = Array.from(text)
    .slice(0, position - 1)
    .join('')
    .split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
