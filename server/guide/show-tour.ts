import type { showTour as contract } from '@zhidan/core/guide/tour-api.ts';
import type { TourCode } from '@zhidan/core/guide/tour-code.ts';
import { tourFor } from '@zhidan/core/guide/tour.ts';
import { mayDo, type Asked, type Caller } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Db } from '../platform/db/database.ts';
import { roleCodesOf, tourPlace } from './tour-store.ts';

/** The tour that the caller is shown; programs are shown none. */
export async function tourOf(db: Db, by: Caller): Promise<TourCode | null> {
  if (by.actor.kind !== 'person') return null;
  return tourFor(await roleCodesOf(db, by.actor.id), (permission) => mayDo(by, permission));
}

/** The caller’s tour and how far they are in it. */
export async function showTour(db: Db, { by }: Asked): Promise<OutputOf<typeof contract>> {
  const tour = await tourOf(db, by);
  return tour === null ? { tour, step: 0, state: 'new' } : { tour, ...(await tourPlace(db, by.actor.id, tour)) };
}
