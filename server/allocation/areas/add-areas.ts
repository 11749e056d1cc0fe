import { areaSuspended } from '@zhidan/core/allocation/allocation-event.ts';
import type { addAreas as contract } from '@zhidan/core/allocation/area-api.ts';
import type { AreaContent, AreaId } from '@zhidan/core/allocation/area/suspended-area.ts';
import { readRegion, type RegionPath } from '@zhidan/core/allocation/region/region.ts';
import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { areasNews } from './areas-news.ts';
import { insertAreas, lockAreas, unendedIn } from './area-store.ts';

/**
 * Suspends regions; what is suspended in the same words already is not added again, and its id is answered.
 * @throws Refused `suspended_area.region_unknown`, `suspended_area.hold_names_carrier`, `suspended_area.over_before`
 */
export async function addAreas(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, carriers, effect } = ask;
  if (effect === 'hold' && carriers.length > 0) throw new Refused('suspended_area.hold_names_carrier', { carriers: carriers.join(', ') });
  const from = ask.from ?? now;
  const { until, keyword, reason, note } = ask;
  if (until !== null && until <= from) throw new Refused('suspended_area.over_before', { from, until });
  const regions = pathsOrRefuse(ask.regions);
  const wanted = regions.flatMap((region) =>
    (carriers.length > 0 ? [...new Set(carriers)] : [null]).map((carrier): AreaContent => ({
      carrier,
      region,
      keyword,
      effect,
      reason,
      note,
      from,
      until,
    })),
  );
  await lockAreas(tx);
  const there = new Map((await unendedIn(tx, regions, now)).map(({ id, ...area }) => [sameness(area, now), id]));
  const placed = wanted.map((area) => ({ area, id: there.get(sameness(area, now)) ?? null }));
  const added = placed.filter(({ id }) => id === null).map(({ area }) => ({ ...area, id: newId<AreaId>(now), hasBegun: from <= now }));
  await insertAreas(tx, added, { now, addedBy: by.actor.name });
  if (added.length > 0)
    await emit(tx, { by, now }, [
      ...added.map(({ id, hasBegun: _began, ...area }) => areaSuspended({ subjectId: id, payload: {}, after: area })),
      ...(from <= now ? [areasNews('areas', added, { eases: false, restricts: effect !== 'remind' })] : []),
    ]);
  return { ids: [...placed.flatMap(({ id }) => id ?? []), ...added.map(({ id }) => id)] };
}

/** What makes two areas the same: all but the note, and when they began where both have. */
function sameness(area: AreaContent, now: Instant): string {
  const { note: _note, from, ...rest } = area;
  return canonicalJson(toJson({ ...rest, from: from <= now ? null : from }));
}

function pathsOrRefuse(texts: readonly string[]): readonly RegionPath[] {
  const read = texts.map((text) => ({ text, path: readRegion(text) }));
  const unknown = read.filter(({ path }) => path === null).map(({ text }) => text);
  if (unknown.length > 0) throw new Refused('suspended_area.region_unknown', { regions: unknown.slice(0, 10).join('、') });
  return [...new Set(read.flatMap(({ path }) => path ?? []))];
}
