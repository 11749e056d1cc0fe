import type { restoreView as contract } from '@zhidan/core/customize/api.ts';
import { viewRestored } from '@zhidan/core/customize/view-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { markDeleted } from './saved-view-store.ts';
import { refuseTakenName, viewToChange } from './view-to-change.ts';

/**
 * Brings a deleted view back as it was; one that is there is left alone.
 * @throws Refused `view.not_found`, `view.not_yours`, `view.name_taken` when another took its name meanwhile
 */
export async function restoreView(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, viewId } = ask;
  const view = await viewToChange(tx, viewId, by);
  if (!view.isDeleted) return { done: true };
  await refuseTakenName(tx, view);
  await markDeleted(tx, viewId, null);
  await emit(tx, { by, now }, [viewRestored({ subjectId: viewId, payload: { list: view.list }, after: { name: view.name } })]);
  return { done: true };
}
