import type { changeView as contract } from '@zhidan/core/customize/api.ts';
import { keptFilter, type ViewContent } from '@zhidan/core/customize/saved-view.ts';
import { viewChanged } from '@zhidan/core/customize/view-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { updateView } from './saved-view-store.ts';
import { admitToSharing, refuseTakenName, viewToChange } from './view-to-change.ts';

/**
 * Renames a view, shares it or changes what it shows.
 * @throws Refused `view.not_found`, `view.not_yours`, `view.sharing_denied`, `view.name_taken`
 */
export async function changeView(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, viewId, name, isShared, columns, sort } = ask;
  const view = await viewToChange(tx, viewId, by);
  if (view.isDeleted) throw new Refused('view.not_found', { viewId });
  admitToSharing(by, isShared || view.isShared);
  const content: ViewContent = { name, isShared, filter: keptFilter(view.list, ask.filter), columns, sort };
  await refuseTakenName(tx, { ...view, name });
  await updateView(tx, viewId, content, now);
  const { id, list, ownerId: _ownerId, isDeleted: _isDeleted, ...before } = view;
  await emit(tx, { by, now }, [viewChanged({ subjectId: id, payload: { list }, before, after: content })]);
  return { done: true };
}
