import type { changeImport as contract } from '@zhidan/core/imports/api.ts';
import { importChanged } from '@zhidan/core/imports/import-event.ts';
import { importLife, type ImportState } from '@zhidan/core/imports/import-life.ts';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import { mappingOf } from '@zhidan/core/imports/recognize-file.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { shopsIn } from '../channels/index.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { updateImport, type ImportChange } from './import-store.ts';
import { namedMappings } from './mapping-store.ts';
import { ownImportForUpdate } from './own-import.ts';
import type { StoredImport } from './stored-import.ts';

/**
 * Takes another shop, sheet or mapping for an import that has not begun; whoever calls has the file checked anew, with the
 * revision that is answered.
 * @throws Refused `import.not_found`, `life_cycle.not_allowed`, `import.shop_not_found`, `import_mapping.not_found`,
 * `import.mapping_too_short`
 */
export async function changeImport(
  tx: Tx,
  ask: Asked<InputOf<typeof contract>>,
  vault: Vault,
): Promise<{ state: ImportState; revision: number }> {
  const { by, now, importId, shopId } = ask;
  const found = await ownImportForUpdate(tx, vault, ask);
  const state = orRefuse(move(importLife, found.state, 'change'));
  if (shopId !== undefined && !(await shopsIn(tx, by.shops)).some(({ id }) => id === shopId))
    throw new Refused('import.shop_not_found', { shop: shopId });
  const change: ImportChange = {
    ...(shopId === undefined ? {} : { shopId }),
    ...(await readingOf(tx, ask, found)),
    state,
    revision: found.revision + 1,
    check: null,
    preview: null,
    trouble: null,
    readShare: 0,
  };
  await updateImport(tx, vault, importId, change);
  await emit(tx, { by, now }, [importChanged({ subjectId: importId, payload: { fileName: found.fileName } })]);
  return { state, revision: found.revision + 1 };
}

/** How the file is to be read from now on. Another sheet is looked at as if it had just come. */
async function readingOf(tx: Tx, ask: Asked<InputOf<typeof contract>>, found: StoredImport): Promise<ImportChange> {
  if (ask.sheetName !== undefined && ask.sheetName !== found.sheetName)
    return { sheetName: ask.sheetName, mapping: null, headings: [], headingRow: null, isSure: false };
  const mapping = ask.savedMappingId === undefined ? ask.mapping : await savedFor(tx, ask.savedMappingId, found);
  if (mapping === undefined) return {};
  if (mapping.fields.length !== found.headings.length)
    throw new Refused('import.mapping_too_short', { given: mapping.fields.length, count: found.headings.length });
  return { mapping };
}

async function savedFor(tx: Tx, id: NonNullable<InputOf<typeof contract>['savedMappingId']>, found: StoredImport): Promise<ImportMapping> {
  const saved = (await namedMappings(tx)).find((one) => one.id === id);
  if (!saved) throw new Refused('import_mapping.not_found', { mapping: id });
  return mappingOf(saved.content.layout, found.headings, saved.content);
}
