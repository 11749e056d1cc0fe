import type { TourCode, TourState } from '@zhidan/core/guide/tour-code.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';

/** How far somebody is in a tour. */
export type TourPlace = Readonly<{ step: number; state: TourState }>;

/** The codes of the roles that a person has. */
export async function roleCodesOf(db: Db, personId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from person_roles join roles on roles.id = person_roles.role_id where person_id = ${personId} order by position`.execute(
    db,
  );
  return rows.map(({ code }) => code);
}

/** Where somebody stands in a tour; whoever has not begun stands before it. */
export async function tourPlace(db: Db, personId: string, tour: TourCode): Promise<TourPlace> {
  const { rows } = await sql<TourPlace>`select step, state from tours where person_id = ${personId} and tour = ${tour}`.execute(db);
  return rows[0] ?? { step: 0, state: 'new' };
}

export async function saveTourPlace(
  tx: Tx,
  place: TourPlace & Readonly<{ personId: string; tour: TourCode; now: Instant }>,
): Promise<void> {
  const { personId, tour, step, state, now } = place;
  await sql`
    insert into tours (person_id, tour, step, state, changed_at) values (${personId}, ${tour}, ${step}, ${state}, ${now})
    on conflict (person_id, tour) do update set step = excluded.step, state = excluded.state, changed_at = excluded.changed_at`.execute(tx);
}
