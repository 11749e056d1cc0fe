import type { deleteImportMapping as deleteContract, saveImportMapping as contract } from '@zhidan/core/imports/api.ts';
import { mappingDeleted, mappingSaved } from '@zhidan/core/imports/import-event.ts';
import type { ImportMappingId } from '@zhidan/core/imports/import.ts';
import { savedMappingOf } from '@zhidan/core/imports/recognize-file.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { headRows } from '@zhidan/core/imports/recognize-file.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { newId } from '../platform/new-id.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { deleteMapping, insertMapping } from './mapping-store.ts';
import { ownImportForUpdate } from './own-import.ts';

/** Keeps how a file is read for others with its headings. @throws Refused `import_mapping.name_taken`, `import.headings_unknown` */
export async function saveImportMapping(
  tx: Tx,
  ask: Asked<InputOf<typeof contract>>,
  vault: Vault,
): Promise<{ mappingId: ImportMappingId }> {
  const { by, now, name } = ask;
  const { headings, mapping } = await ownImportForUpdate(tx, vault, ask);
  if (mapping === null) throw new Refused('import.headings_unknown', { rows: headRows });
  const id = newId<ImportMappingId>(now);
  const isSaved = await insertMapping(tx, { id, name, content: savedMappingOf(headings, mapping), savedAt: now });
  if (!isSaved) throw new Refused('import_mapping.name_taken', { name });
  await emit(tx, { by, now }, [mappingSaved({ subjectId: id, payload: { name } })]);
  return { mappingId: id };
}

/** @throws Refused `import_mapping.not_found` */
export async function deleteImportMapping(
  tx: Tx,
  { by, now, mappingId }: Asked<InputOf<typeof deleteContract>>,
): Promise<Record<string, never>> {
  const name = await deleteMapping(tx, mappingId);
  if (name === null) throw new Refused('import_mapping.not_found', { mapping: mappingId });
  await emit(tx, { by, now }, [mappingDeleted({ subjectId: mappingId, payload: { name } })]);
  return {};
}
