import type { deleteView as contract } from '@zhidan/core/customize/api.ts';
import { viewDeleted } from '@zhidan/core/customize/view-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { markDeleted } from './saved-view-store.ts';
import { viewToChange } from './view-to-change.ts';

/**
 * Takes a view away; twice is not an error.
 * @throws Refused `view.not_found`, `view.not_yours`
 */
export async function deleteView(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, viewId } = ask;
  const { list, name, isDeleted } = await viewToChange(tx, viewId, by);
  if (isDeleted) return { done: true };
  await markDeleted(tx, viewId, now);
  await emit(tx, { by, now }, [viewDeleted({ subjectId: viewId, payload: { list }, before: { name } })]);
  return { done: true };
}
