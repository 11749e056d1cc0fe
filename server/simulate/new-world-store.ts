/** What a merchant forgets who is put into a world that has just begun. */
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

/** More than anybody asks: the emulated platforms count their own calls. */
const unlimitedCalls = 100_000;

/** Nobody has bought in a new world: there is nothing to load from before. And nobody waits for real seconds between calls. */
export async function forgetBefore(db: Db): Promise<void> {
  await db.updateTable('shops').set({ calls_per_second: unlimitedCalls }).execute();
  await db.deleteFrom('open_pulls').execute();
  await sql`delete from job where name = 'channels.pull-created'`.execute(db);
}
