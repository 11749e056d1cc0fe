import { importStarted } from '@zhidan/core/imports/import-event.ts';
import { importLife, type ImportState } from '@zhidan/core/imports/import-life.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { updateImport } from './import-store.ts';
import { ownImportForUpdate } from './own-import.ts';

/**
 * Lets a checked import begin, or one that was stopped go on; whoever calls has it run.
 * @throws Refused `import.not_found`, `life_cycle.not_allowed`, `import.shop_missing`, `import.no_orders`
 */
export async function startImport(tx: Tx, ask: Asked<Readonly<{ importId: ImportId }>>, vault: Vault): Promise<{ state: ImportState }> {
  const { by, now, importId } = ask;
  const found = await ownImportForUpdate(tx, vault, ask);
  const state = orRefuse(move(importLife, found.state, 'start'));
  if (found.shopId === null) throw new Refused('import.shop_missing');
  if ((found.check?.orderCount ?? 0) === 0) throw new Refused('import.no_orders', { errorCount: found.check?.errorRowCount ?? 0 });
  await updateImport(tx, vault, importId, { state, trouble: null, readShare: 0, startedAt: found.startedAt ?? now });
  await emit(tx, { by, now }, [importStarted({ subjectId: importId, payload: { fileName: found.fileName } })]);
  return { state };
}
