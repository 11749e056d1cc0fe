import type { Client } from 'pg';

/**
 * Loads millions of rows in minutes: foreign keys look at what comes later only, for the rows are true by construction; indexes that hold
 * no constraint are made anew when the rows are there.
 */
export async function loadQuickly(bare: Client, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  for (const setting of ['statement_timeout = 0', "maintenance_work_mem = '1GB'", "work_mem = '256MB'"]) await bare.query(`set ${setting}`);
  const { rows: keys } = await bare.query<{ gone: string; again: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as gone,
       format('alter table %s add constraint %I %s not valid', conrelid::regclass, conname, replace(pg_get_constraintdef(oid), ' NOT VALID', '')) as again from pg_constraint
     where contype = 'f' and conrelid = any($1::text[]::regclass[])`,
    [tables],
  );
  const { rows: indexes } = await bare.query<{ name: string; text: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid = any($1::text[]::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  );
  for (const { gone } of keys) await bare.query(gone);
  for (const { name } of indexes) await bare.query(`drop index ${name}`);
  await work();
  for (const { text } of indexes) await bare.query(text);
  for (const { again } of keys) await bare.query(again);
  for (const table of tables) await bare.query(`vacuum analyze ${table}`);
  for (const setting of ['statement_timeout', 'maintenance_work_mem', 'work_mem']) await bare.query(`reset ${setting}`);
}
