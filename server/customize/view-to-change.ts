import { viewLists, type SavedViewId, type ViewList } from '@zhidan/core/customize/saved-view.ts';
import { mayDo, type Caller } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { isNameTaken, viewForUpdate, type StoredView } from './saved-view-store.ts';

/** @throws Refused `view.list_denied` */
export function admitToList(by: Caller, list: ViewList): void {
  const { words, permission } = viewLists[list];
  if (!mayDo(by, permission)) throw new Refused('view.list_denied', { list: words[by.language] });
}

/** @throws Refused `view.sharing_denied` when the view is shared, or was, and the caller may not share */
export function admitToSharing(by: Caller, isShared: boolean): void {
  if (isShared && !mayDo(by, 'views.share')) throw new Refused('view.sharing_denied');
}

/**
 * The view, locked, when the caller may change it: their own; a shared one with the permission to share.
 * @throws Refused `view.not_found`, `view.not_yours`, `view.list_denied`
 */
export async function viewToChange(tx: Tx, viewId: SavedViewId, by: Caller): Promise<StoredView> {
  const view = await viewForUpdate(tx, viewId);
  const isOwn = view?.ownerId === by.actor.id;
  if (!view || (!isOwn && !view.isShared)) throw new Refused('view.not_found', { viewId });
  admitToList(by, view.list);
  if (!isOwn && !mayDo(by, 'views.share')) throw new Refused('view.not_yours', { name: view.name });
  return view;
}

/** @throws Refused `view.name_taken` */
export async function refuseTakenName(tx: Tx, view: Pick<StoredView, 'id' | 'list' | 'ownerId' | 'name'>): Promise<void> {
  if (await isNameTaken(tx, view)) throw new Refused('view.name_taken', { name: view.name });
}
