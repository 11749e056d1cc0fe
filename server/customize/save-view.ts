import type { saveView as contract } from '@zhidan/core/customize/api.ts';
import { keptFilter, type SavedViewId } from '@zhidan/core/customize/saved-view.ts';
import { viewSaved } from '@zhidan/core/customize/view-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { newId } from '../platform/new-id.ts';
import { insertView } from './saved-view-store.ts';
import { admitToList, admitToSharing, refuseTakenName } from './view-to-change.ts';

/**
 * Keeps a view of a list, behind the others.
 * @throws Refused `view.list_denied`, `view.sharing_denied`, `view.name_taken`
 */
export async function saveView(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, list, name, isShared, columns, sort } = ask;
  admitToList(by, list);
  admitToSharing(by, isShared);
  const viewId = newId<SavedViewId>(now);
  const content = { name, isShared, filter: keptFilter(list, ask.filter), columns, sort };
  const view = { id: viewId, list, ownerId: by.actor.id, ...content };
  await refuseTakenName(tx, view);
  await insertView(tx, view, now);
  await emit(tx, { by, now }, [viewSaved({ subjectId: viewId, payload: { list }, after: content })]);
  return { viewId };
}
