import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { ImportCheck, ImportId, ImportPreview } from '@zhidan/core/imports/import.ts';
import type { ImportState } from '@zhidan/core/imports/import-life.ts';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import type { Actor, Scope } from '@zhidan/core/kernel/caller.ts';
import type { Refusal } from '@zhidan/core/kernel/result.ts';
import type { Selectable, Updateable } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';
import type { Imports } from '../platform/db/tables.ts';
import type { StoredFileId } from '../platform/files/stored-file.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import type { SheetKind } from '../platform/sheets/sheet-book.ts';
import type { StoredImport } from './stored-import.ts';

const previewPurpose = 'imports.preview';

type Begun = Pick<StoredImport, 'id' | 'fileId' | 'fileName' | 'fileBytes' | 'fileKeptUntil' | 'addedBy' | 'shops' | 'addedAt'>;

export async function insertImport(tx: Tx, begun: Begun): Promise<void> {
  await tx
    .insertInto('imports')
    .values({
      id: begun.id,
      file_id: begun.fileId,
      file_name: begun.fileName,
      file_bytes: begun.fileBytes,
      file_kept_until: begun.fileKeptUntil,
      state: 'checking',
      revision: 1,
      sheet_names: JSON.stringify([]),
      headings: JSON.stringify([]),
      is_sure: false,
      read_share: 0,
      done_count: 0,
      new_count: 0,
      changed_count: 0,
      unchanged_count: 0,
      older_count: 0,
      added_by: JSON.stringify(begun.addedBy),
      shop_scope: JSON.stringify(begun.shops),
      added_at: begun.addedAt,
    })
    .execute();
}

export async function importById(db: Db | Tx, vault: Vault, id: ImportId): Promise<StoredImport | null> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? importOf(row, vault) : null;
}

/** The same, locked until the transaction ends. */
export async function importForUpdate(tx: Tx, vault: Vault, id: ImportId): Promise<StoredImport | null> {
  const row = await tx.selectFrom('imports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? importOf(row, vault) : null;
}

/** What may change of an import. */
export type ImportChange = Partial<Omit<StoredImport, 'id' | 'fileId' | 'fileName' | 'fileBytes' | 'addedBy' | 'shops' | 'addedAt'>>;

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** How each fact is written; absent ones stay as they are. */
const columnsOf: {
  readonly [Fact in keyof Required<ImportChange>]: (change: Required<ImportChange>, vault: Vault) => Updateable<Imports>;
} = {
  fileKeptUntil: ({ fileKeptUntil }) => ({ file_kept_until: fileKeptUntil }),
  shopId: ({ shopId }) => ({ shop_id: shopId }),
  state: ({ state }) => ({ state }),
  revision: ({ revision }) => ({ revision }),
  kind: ({ kind }) => ({ kind }),
  encoding: ({ encoding }) => ({ encoding }),
  sheetNames: ({ sheetNames }) => ({ sheet_names: JSON.stringify(sheetNames) }),
  sheetName: ({ sheetName }) => ({ sheet_name: sheetName }),
  headingRow: ({ headingRow }) => ({ heading_row: headingRow }),
  headings: ({ headings }) => ({ headings: JSON.stringify(headings) }),
  isSure: ({ isSure }) => ({ is_sure: isSure }),
  mapping: ({ mapping }) => ({ mapping: json(mapping) }),
  check: ({ check }) => ({ check_found: json(check) }),
  preview: ({ preview }, vault) => ({ preview_sealed: preview === null ? null : vault.seal(previewPurpose, JSON.stringify(preview)) }),
  readShare: ({ readShare }) => ({ read_share: readShare }),
  doneCount: ({ doneCount }) => ({ done_count: doneCount }),
  newCount: ({ newCount }) => ({ new_count: newCount }),
  changedCount: ({ changedCount }) => ({ changed_count: changedCount }),
  unchangedCount: ({ unchangedCount }) => ({ unchanged_count: unchangedCount }),
  olderCount: ({ olderCount }) => ({ older_count: olderCount }),
  trouble: ({ trouble }) => ({ trouble: json(trouble) }),
  startedAt: ({ startedAt }) => ({ started_at: startedAt }),
  endedAt: ({ endedAt }) => ({ ended_at: endedAt }),
};

export async function updateImport(tx: Tx, vault: Vault, id: ImportId, change: ImportChange): Promise<void> {
  const facts = Object.keys(change) as (keyof ImportChange)[];
  const columns = facts.map((fact) => columnsOf[fact](change as Required<ImportChange>, vault));
  await tx
    .updateTable('imports')
    .set(Object.assign({}, ...columns) as Updateable<Imports>)
    .where('id', '=', id)
    .execute();
}

/** Tells people how far a check has read. Not for anything to rely on: it waits for nobody and may come late. */
export async function showReadShare(db: Db, { id, revision }: Pick<StoredImport, 'id' | 'revision'>, readShare: number): Promise<void> {
  await db
    .updateTable('imports')
    .set({ read_share: readShare })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'checking')
    .execute();
}

function importOf(row: Selectable<Imports>, vault: Vault): StoredImport {
  return {
    id: row.id as ImportId,
    fileId: row.file_id as StoredFileId,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    fileKeptUntil: row.file_kept_until,
    shopId: row.shop_id as ShopId | null,
    state: row.state as ImportState,
    revision: row.revision,
    kind: row.kind as SheetKind | null,
    encoding: row.encoding,
    sheetNames: row.sheet_names as readonly string[],
    sheetName: row.sheet_name,
    headingRow: row.heading_row,
    headings: row.headings as readonly string[],
    isSure: row.is_sure,
    mapping: row.mapping as ImportMapping | null,
    check: row.check_found as ImportCheck | null,
    preview: row.preview_sealed === null ? null : (JSON.parse(vault.open(previewPurpose, row.preview_sealed)) as ImportPreview),
    readShare: row.read_share,
    doneCount: row.done_count,
    newCount: row.new_count,
    changedCount: row.changed_count,
    unchangedCount: row.unchanged_count,
    olderCount: row.older_count,
    trouble: row.trouble as Refusal | null,
    addedBy: row.added_by as Actor,
    shops: row.shop_scope as Scope,
    addedAt: row.added_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
