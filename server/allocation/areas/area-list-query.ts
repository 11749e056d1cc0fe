import type * as api from '@zhidan/core/allocation/area-api.ts';
import { waitingLimit } from '@zhidan/core/allocation/area-api.ts';
import { areaState } from '@zhidan/core/allocation/area/suspended-area.ts';
import { pathOf, readRegion, withParents } from '@zhidan/core/allocation/region/region.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import { waitingPlaces } from '../../orders/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { areaColumns } from './area-store.ts';

const cursor = pageCursor(z.object({ until: instantSchema.nullable(), id: z.uuid() }));

/**
 * Suspended areas, those without an end first, then what ends last, each with the orders that wait for it.
 * @throws Refused `suspended_area.region_unknown`
 */
export async function listAreas(db: Db, ask: Asked<InputOf<typeof api.listAreas>>): Promise<OutputOf<typeof api.listAreas>> {
  const { now, by, limit } = ask;
  const place = cursor.read(ask.after);
  const conditions = filtered(ask);
  if (place)
    conditions.push(
      sql`(coalesce(area.ends_at, 'infinity'), area.id) < (coalesce(${place.until}::timestamptz, 'infinity'), ${place.id}::uuid)`,
    );
  const { rows } = await sql<Omit<api.AreaRow, 'state' | 'waitingCount'>>`
    select ${areaColumns}, area.added_at as "addedAt", area.added_by as "addedBy" from suspended_areas as area
    where ${sql.join(conditions, sql` and `)}
    order by coalesce(area.ends_at, 'infinity') desc, area.id desc limit ${limit + 1}`.execute(db);
  const counts = rows.some((row) => areaState(row, now) === 'active') ? await waitingBy(db, by) : new Map<string, number>();
  return cursor.page(rows, limit, {
    place: ({ until, id }) => ({ until, id }),
    item: (row) => {
      const state = areaState(row, now);
      return { ...row, state, waitingCount: state === 'active' ? Math.min(waitingLimit, counts.get(row.region) ?? 0) : null };
    },
  });
}

function filtered({ state, carrier, region, now }: Asked<InputOf<typeof api.listAreas>>): RawBuilder<unknown>[] {
  const states = {
    active: sql`area.starts_at <= ${now} and (area.ends_at is null or area.ends_at > ${now})`,
    coming: sql`area.starts_at > ${now} and (area.ends_at is null or area.ends_at > ${now})`,
    ended: sql`area.ends_at <= ${now}`,
  };
  const conditions: RawBuilder<unknown>[] = [state ? states[state] : sql`true`];
  if (carrier) conditions.push(sql`(area.carrier = ${carrier} or area.carrier is null)`);
  if (region) {
    const path = readRegion(region);
    if (path === null) throw new Refused('suspended_area.region_unknown', { regions: region });
    conditions.push(sql`(area.region = any(${[...withParents(path)]}) or starts_with(area.region, ${`${path}/`}))`);
  }
  return conditions;
}

/** Waiting orders of each region and of all that it lies in. */
async function waitingBy(db: Db, by: Caller): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { count, ...place } of await waitingPlaces(db, by))
    for (const path of withParents(pathOf(place))) counts.set(path, (counts.get(path) ?? 0) + count);
  return counts;
}
