import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

/** How long a done job can still be looked up in the database. */
const keptFor = '1 hour';
const batchLimit = 5_000;

/** Removes jobs done more than an hour ago, in short statements. Dead ones stay until a person decides. */
export async function removeDoneJobs(db: Db): Promise<number> {
  for (let removed = 0; ;) {
    const { numAffectedRows = 0n } = await sql`
      delete from job using (
        select queue.name, done.id from queue
        cross join lateral (
          select id from job where name = queue.name and completed_on < now() - ${keptFor}::interval and state in ('completed', 'cancelled')
          order by completed_on
          limit ${batchLimit}
        ) as done
        limit ${batchLimit}
      ) as done
      where job.name = done.name and job.id = done.id`.execute(db);
    removed += Number(numAffectedRows);
    if (numAffectedRows < BigInt(batchLimit)) return removed;
  }
}
