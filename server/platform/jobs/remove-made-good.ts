import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/**
 * Removes dead jobs whose work a later run of the same job with the same payload has done: of them nobody has to decide anything. A
 * schedule's run that met a database which was just starting again is made good by the next one, a minute later.
 */
export async function removeMadeGood(db: Db): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from job as dead where dead.state = 'failed' and exists (
      select from job as later
      where later.name = dead.name and later.completed_on > dead.completed_on and later.state = 'completed'
        and later.started_on >= dead.completed_on and later.data is not distinct from dead.data
    )`.execute(db);
  return Number(numAffectedRows);
}
