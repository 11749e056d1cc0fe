import * as api from '@zhidan/core/imports/api.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import type { Tx } from '../platform/db/database.ts';
import { command, download, query, upload, type Route } from '../platform/http/route.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { addImport, importFileLifeMs } from './add-import.ts';
import { addImportShop } from './add-import-shop.ts';
import { changeImport } from './change-import.ts';
import { discardImport, stopImport } from './end-import.ts';
import { errorSheet } from './error-sheet.ts';
import { listImports } from './import-list-query.ts';
import { checkImportType, runImportType } from './imports-job.ts';
import { deleteImportMapping, saveImportMapping } from './save-import-mapping.ts';
import { showImport } from './show-import.ts';
import { startImport } from './start-import.ts';

/** Each change has a check of its own: one that is at work already looks at what was before. */
function checkSoon(tx: Tx, importId: ImportId, revision: number): Promise<void> {
  return enqueue(tx, checkImportType, [{ payload: { importId, revision }, key: `${importId}:${revision}` }]);
}

export const importRoutes: readonly Route[] = [
  upload(api.uploadImport, importFileLifeMs, async (tx, ask) => {
    const { importId } = await addImport(tx, ask);
    await checkSoon(tx, importId, 1);
    return { importId };
  }),
  query(api.listImports, listImports),
  query(api.showImport, (_db, ask, merchant) => showImport(merchant, ask)),
  command(api.changeImport, async (tx, ask, { vault }) => {
    const { state, revision } = await changeImport(tx, ask, vault);
    await checkSoon(tx, ask.importId, revision);
    return { state };
  }),
  command(api.addImportShop, async (tx, ask, { vault }) => {
    const { shopId, revision } = await addImportShop(tx, ask, vault);
    await checkSoon(tx, ask.importId, revision);
    return { shopId };
  }),
  command(api.startImport, async (tx, ask, { vault }) => {
    const started = await startImport(tx, ask, vault);
    await enqueue(tx, runImportType, [{ payload: { importId: ask.importId }, key: ask.importId }]);
    return started;
  }),
  command(api.stopImport, (tx, ask, { vault }) => stopImport(tx, ask, vault)),
  command(api.discardImport, (tx, ask, { vault }) => discardImport(tx, ask, vault)),
  download(api.fetchImportErrors, errorSheet),
  command(api.saveImportMapping, (tx, ask, { vault }) => saveImportMapping(tx, ask, vault)),
  command(api.deleteImportMapping, deleteImportMapping),
];
