import type { listSavedViews as contract } from '@zhidan/core/customize/api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Db } from '../platform/db/database.ts';
import { viewsFor } from './saved-view-store.ts';
import { admitToList } from './view-to-change.ts';

/**
 * The views that the caller sees above a list.
 * @throws Refused `view.list_denied`
 */
export async function listSavedViews(db: Db, { by, list }: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  admitToList(by, list);
  const views = await viewsFor(db, list, by.actor.id);
  return {
    items: views.map(({ ownerId, isDeleted: _isDeleted, columns, ...view }) => ({
      ...view,
      columns: { order: [...columns.order], hidden: [...columns.hidden], widths: columns.widths },
      isOwn: ownerId === by.actor.id,
    })),
  };
}
