/** A disk without room, as far as statements see it: every write is refused with PostgreSQL's own code for it, reads go on. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

const name = 'simulated_full_disk';

/** One table after the other, so that no lock is held while another is waited for. */
export async function fillDisk(db: Db): Promise<void> {
  await sql`
    create or replace function ${sql.id(name)}() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`.execute(db);
  for (const table of await tablesOf(db))
    await sql`
      create trigger ${sql.id(name)} before insert or update or delete on ${sql.id(table)}
      for each statement execute function ${sql.id(name)}()`.execute(db);
}

export async function clearDisk(db: Db): Promise<void> {
  for (const table of await tablesOf(db)) await sql`drop trigger if exists ${sql.id(name)} on ${sql.id(table)}`.execute(db);
  await sql`drop function if exists ${sql.id(name)}()`.execute(db);
}

/** Ordinary and partitioned tables, but no partitions: those are written through their table. */
async function tablesOf(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`.execute(db);
  return rows.map((row) => row.name);
}
