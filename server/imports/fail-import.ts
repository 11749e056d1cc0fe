import { importFailed } from '@zhidan/core/imports/import-event.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import type { Refusal } from '@zhidan/core/kernel/result.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import { callerOf } from './caller-of.ts';
import { importForUpdate, updateImport } from './import-store.ts';

/** Ends a running import that cannot go on, with the reason; nothing of what it imported is lost. */
export function failImport({ db, vault, clock }: Merchant, importId: ImportId, trouble: Refusal): Promise<void> {
  return inTransaction(db, async (tx) => {
    const found = await importForUpdate(tx, vault, importId);
    if (found?.state !== 'running') return;
    await updateImport(tx, vault, importId, { state: 'failed', trouble });
    await emit(tx, { by: callerOf(found.addedBy), now: clock() }, [
      importFailed({ subjectId: importId, payload: { fileName: found.fileName } }),
    ]);
  });
}
