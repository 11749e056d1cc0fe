import { importDiscarded, importStopped } from '@zhidan/core/imports/import-event.ts';
import { importLife, type ImportState } from '@zhidan/core/imports/import-life.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { deleteFile } from '../platform/files/file-store.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { updateImport } from './import-store.ts';
import { ownImportForUpdate } from './own-import.ts';

type Ask = Asked<Readonly<{ importId: ImportId }>>;

/** Stops a running import after the orders at hand. @throws Refused `import.not_found`, `life_cycle.not_allowed` */
export async function stopImport(tx: Tx, ask: Ask, vault: Vault): Promise<{ state: ImportState }> {
  const { by, now, importId } = ask;
  const { state: before, fileName } = await ownImportForUpdate(tx, vault, ask);
  const state = orRefuse(move(importLife, before, 'stop'));
  await updateImport(tx, vault, importId, { state });
  await emit(tx, { by, now }, [importStopped({ subjectId: importId, payload: { fileName } })]);
  return { state };
}

/** Gives an import up: its file and preview are deleted, its line in the history stays. @throws Refused as above */
export async function discardImport(tx: Tx, ask: Ask, vault: Vault): Promise<{ state: ImportState }> {
  const { by, now, importId } = ask;
  const found = await ownImportForUpdate(tx, vault, ask);
  const state = orRefuse(move(importLife, found.state, 'discard'));
  await updateImport(tx, vault, importId, { state, preview: null, endedAt: now, fileKeptUntil: now });
  await deleteFile(tx, found.fileId);
  await emit(tx, { by, now }, [importDiscarded({ subjectId: importId, payload: { fileName: found.fileName } })]);
  return { state };
}
