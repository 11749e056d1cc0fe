import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { uuidV7 } from '@zhidan/core/kernel/id.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** What happened of a kind since a moment, the newest first. Ids of the journal sort by time, so the index on the event is enough. */
export async function happenedSince(
  db: Db,
  { event, since, limit }: Readonly<{ event: string; since: Instant; limit: number }>,
): Promise<readonly Readonly<{ payload: JsonObject; at: Instant }>[]> {
  const firstId = uuidV7(instantMs(since), new Uint8Array(10));
  const { rows } = await sql<{ payload: JsonObject; at: Instant }>`
    select payload, at from journal where event = ${event} and id >= ${firstId}::uuid order by id desc limit ${limit}`.execute(db);
  return rows;
}
