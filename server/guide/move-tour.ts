import type { moveTour as contract } from '@zhidan/core/guide/tour-api.ts';
import { tourChanged } from '@zhidan/core/guide/tour-event.ts';
import { startingRoles } from '@zhidan/core/identity/role.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { tourOf } from './show-tour.ts';
import { saveTourPlace, tourPlace } from './tour-store.ts';

/**
 * Keeps how far the caller is; only beginning, laying aside and ending are written to the journal.
 * @throws Refused `tour.not_yours`
 */
export async function moveTour(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, tour, step, state } = ask;
  if ((await tourOf(tx, by)) !== tour) throw new Refused('tour.not_yours', { tour: startingRoles[tour].words[by.language] });
  const personId = by.actor.id;
  const before = await tourPlace(tx, personId, tour);
  await saveTourPlace(tx, { personId, tour, step, state, now });
  if (before.state !== state)
    await emit(tx, { by, now }, [tourChanged({ subjectId: personId, payload: { tour, state }, before, after: { step, state } })]);
  return { done: true };
}
