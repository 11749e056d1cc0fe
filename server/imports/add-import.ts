import { importAdded } from '@zhidan/core/imports/import-event.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../platform/db/database.ts';
import type { StoredFile } from '../platform/files/stored-file.ts';
import { emit } from '../platform/journal/emit.ts';
import { newId } from '../platform/new-id.ts';
import { insertImport } from './import-store.ts';

/** How long a file stays after it was uploaded: time to correct its errors and to look again. */
export const importFileLifeMs = 14 * 86_400_000;

/** Begins the import of a stored file; whoever calls has it checked. */
export async function addImport(tx: Tx, { by, now, file }: Asked<Readonly<{ file: StoredFile }>>): Promise<{ importId: ImportId }> {
  const importId = newId<ImportId>(now);
  await insertImport(tx, {
    id: importId,
    fileId: file.id,
    fileName: file.name,
    fileBytes: file.byteCount,
    fileKeptUntil: file.expiresAt,
    addedBy: by.actor,
    shops: by.shops,
    addedAt: now,
  });
  await emit(tx, { by, now }, [importAdded({ subjectId: importId, payload: { fileName: file.name } })]);
  return { importId };
}
