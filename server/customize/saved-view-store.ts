import type { SavedViewId, ViewColumns, ViewContent, ViewList } from '@zhidan/core/customize/saved-view.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';

/** A view as it is stored. */
export type StoredView = ViewContent & Readonly<{ id: SavedViewId; list: ViewList; ownerId: string; isDeleted: boolean }>;

const columns = ['id', 'list', 'name', 'owner_id', 'is_shared', 'filter', 'columns', 'sort', 'deleted_at'] as const;

type Row = Readonly<{
  id: string;
  list: string;
  name: string;
  owner_id: string;
  is_shared: boolean;
  filter: unknown;
  columns: unknown;
  sort: string;
  deleted_at: Instant | null;
}>;

function viewOf(row: Row): StoredView {
  return {
    id: row.id as SavedViewId,
    list: row.list as ViewList,
    name: row.name,
    ownerId: row.owner_id,
    isShared: row.is_shared,
    filter: row.filter as ViewContent['filter'],
    columns: row.columns as ViewColumns,
    sort: row.sort,
    isDeleted: row.deleted_at !== null,
  };
}

/** The shared views of a list and those of one owner. */
export async function viewsFor(db: Db, list: ViewList, ownerId: string): Promise<readonly StoredView[]> {
  const rows = await db
    .selectFrom('saved_views')
    .select(columns)
    .where('list', '=', list)
    .where('deleted_at', 'is', null)
    .where((where) => where.or([where('is_shared', '=', true), where('owner_id', '=', ownerId)]))
    .orderBy('position')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows.map(viewOf);
}

export async function viewForUpdate(tx: Tx, id: SavedViewId): Promise<StoredView | undefined> {
  const row = await tx.selectFrom('saved_views').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && viewOf(row);
}

/** Whether another view of this owner has the name. */
export async function isNameTaken(
  tx: Tx,
  { id, list, ownerId, name }: Pick<StoredView, 'id' | 'list' | 'ownerId' | 'name'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('saved_views')
    .select('id')
    .where('list', '=', list)
    .where('owner_id', '=', ownerId)
    .where('name', '=', name)
    .where('id', '<>', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Puts a new view behind the others of its list. */
export async function insertView(tx: Tx, view: Omit<StoredView, 'isDeleted'>, now: Instant): Promise<void> {
  await tx
    .insertInto('saved_views')
    .values({
      id: view.id,
      list: view.list,
      owner_id: view.ownerId,
      ...valuesOf(view),
      position: sql<number>`(select coalesce(max(position), 0) + 1 from saved_views where list = ${view.list})`,
      changed_at: now,
    })
    .execute();
}

export async function updateView(tx: Tx, id: SavedViewId, content: ViewContent, now: Instant): Promise<void> {
  await tx
    .updateTable('saved_views')
    .set({ ...valuesOf(content), changed_at: now })
    .where('id', '=', id)
    .execute();
}

export async function markDeleted(tx: Tx, id: SavedViewId, deletedAt: Instant | null): Promise<void> {
  await tx.updateTable('saved_views').set({ deleted_at: deletedAt }).where('id', '=', id).execute();
}

function valuesOf({ name, isShared, filter, columns: chosen, sort }: ViewContent) {
  return { name, is_shared: isShared, filter: JSON.stringify(filter), columns: JSON.stringify(chosen), sort };
}
