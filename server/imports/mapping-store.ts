import type { ImportMappingId } from '@zhidan/core/imports/import.ts';
import type { SavedMapping } from '@zhidan/core/imports/recognize-file.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../platform/db/database.ts';

export type NamedMapping = Readonly<{ id: ImportMappingId; name: string; content: SavedMapping }>;

/** The merchant's own mappings, by name. */
export async function namedMappings(db: Db | Tx): Promise<readonly NamedMapping[]> {
  const rows = await db.selectFrom('import_mappings').select(['id', 'name', 'content']).orderBy('name').execute();
  return rows.map(({ id, name, content }) => ({ id: id as ImportMappingId, name, content: content as SavedMapping }));
}

/** False when another one has this name. */
export async function insertMapping(tx: Tx, mapping: NamedMapping & Readonly<{ savedAt: Instant }>): Promise<boolean> {
  const row = await tx
    .insertInto('import_mappings')
    .values({ id: mapping.id, name: mapping.name, content: JSON.stringify(mapping.content), saved_at: mapping.savedAt })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The name of the one that was deleted; null when there was none. */
export async function deleteMapping(tx: Tx, id: ImportMappingId): Promise<string | null> {
  const row = await tx.deleteFrom('import_mappings').where('id', '=', id).returning('name').executeTakeFirst();
  return row?.name ?? null;
}
