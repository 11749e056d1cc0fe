import { areaChanged } from '@zhidan/core/allocation/allocation-event.ts';
import type { endAreas as contract } from '@zhidan/core/allocation/area-api.ts';
import { areaState } from '@zhidan/core/allocation/area/suspended-area.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { areasNews } from './areas-news.ts';
import { areasForUpdate, saveEnds } from './area-store.ts';

/**
 * Moves the end of areas; what ends then already stays as it is.
 * @throws Refused `suspended_area.not_found`
 */
export async function endAreas(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ done: true }> {
  const { by, now, areaIds } = ask;
  const until = ask.until === 'now' ? now : ask.until;
  const found = await areasForUpdate(tx, areaIds);
  const missing = areaIds.find((id) => !found.some((area) => area.id === id));
  if (missing !== undefined) throw new Refused('suspended_area.not_found', { areaId: missing });
  const moved = found.filter((area) => area.until !== until && !(ask.until === 'now' && areaState(area, now) === 'ended'));
  if (moved.length === 0) return { done: true };
  const after = moved.map((area) => ({ ...area, until: until !== null && until < area.from ? area.from : until }));
  await saveEnds(
    tx,
    after.map((area) => ({ id: area.id, until: area.until, hasEnded: areaState(area, now) === 'ended' })),
  );
  const released = moved.filter((area, index) => areaState(area, now) === 'active' && areaState(after[index] ?? area, now) !== 'active');
  const resumed = moved.filter((area, index) => areaState(area, now) !== 'active' && areaState(after[index] ?? area, now) === 'active');
  await emit(tx, { by, now }, [
    ...moved.map(({ id, until: ended, region }) =>
      areaChanged({ subjectId: id, payload: {}, before: { region, until: ended }, after: { region, until } }),
    ),
    ...(released.length > 0 ? [areasNews('areas', released, { eases: true, restricts: false })] : []),
    ...(resumed.length > 0 ? [areasNews('areas', resumed, { eases: false, restricts: true })] : []),
  ]);
  return { done: true };
}
