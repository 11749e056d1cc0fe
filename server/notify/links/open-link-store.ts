import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

/** The message was opened for the first time, by whom it was for or by anybody of a group. Answers its notices. */
export async function markOpened(
  tx: Tx,
  { deliveryId, personId, now }: Readonly<{ deliveryId: string; personId: string; now: Instant }>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ noticeId: string | null }>`
    update deliveries set opened_at = ${now}
    where (id = ${deliveryId}::uuid or merged_into = ${deliveryId}::uuid) and opened_at is null and (person_id is null or person_id::text = ${personId})
    returning notice_id as "noticeId"`.execute(tx);
  return rows.flatMap(({ noticeId }) => noticeId ?? []);
}
