import type { importRow, listImports as contract } from '@zhidan/core/imports/api.ts';
import type { ImportCheck, ImportId } from '@zhidan/core/imports/import.ts';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import type { ImportState } from '@zhidan/core/imports/import-life.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Actor, Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { z } from 'zod';
import type { Db } from '../platform/db/database.ts';
import { pageCursor } from '../platform/http/page-cursor.ts';

const cursor = pageCursor(z.object({ addedAt: instantSchema, id: idSchema<ImportId>() }));

/** Imports of the caller's shops, newest first. */
export async function listImports(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  const { shops } = ask.by;
  let imports = db
    .selectFrom('imports')
    .leftJoin('shops', 'shops.id', 'imports.shop_id')
    .select(['imports.id', 'file_name', 'file_bytes', 'imports.state', 'mapping', 'shop_id', 'shops.name as shop_name', 'added_by'])
    .select(['imports.added_at', 'started_at', 'ended_at', 'check_found'])
    .select(['done_count', 'new_count', 'changed_count', 'unchanged_count', 'older_count'])
    .orderBy('imports.added_at', 'desc')
    .orderBy('imports.id', 'desc')
    .limit(ask.limit + 1);
  if (place)
    imports = imports.where((where) => where(where.refTuple('imports.added_at', 'imports.id'), '<', where.tuple(place.addedAt, place.id)));
  if (shops !== 'all') {
    const own = shops.filter((id) => idSchema<ShopId>().safeParse(id).success); // a scope is text that somebody typed
    imports = imports.where((where) => where.or([where('shop_id', 'is', null), ...(own.length > 0 ? [where('shop_id', 'in', own)] : [])]));
  }
  return cursor.page(await imports.execute(), ask.limit, {
    place: (row) => ({ addedAt: row.added_at, id: row.id as ImportId }),
    item: (row): z.output<typeof importRow> => ({
      id: row.id as ImportId,
      fileName: row.file_name,
      fileBytes: row.file_bytes,
      state: row.state as ImportState,
      layout: (row.mapping as ImportMapping | null)?.layout ?? null,
      shopId: row.shop_id as ShopId | null,
      shopName: row.shop_name,
      addedBy: (row.added_by as Actor).name,
      addedAt: row.added_at,
      startedAt: row.started_at,
      endedAt: row.ended_at,
      orderCount: (row.check_found as ImportCheck | null)?.orderCount ?? 0,
      errorRowCount: (row.check_found as ImportCheck | null)?.errorRowCount ?? 0,
      doneCount: row.done_count,
      newCount: row.new_count,
      changedCount: row.changed_count,
      unchangedCount: row.unchanged_count,
      olderCount: row.older_count,
    }),
  });
}
