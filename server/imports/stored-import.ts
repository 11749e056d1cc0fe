import type { ImportCheck, ImportId, ImportOutcome, ImportPreview } from '@zhidan/core/imports/import.ts';
import type { ImportState } from '@zhidan/core/imports/import-life.ts';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Actor, Scope } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Refusal } from '@zhidan/core/kernel/result.ts';
import type { SheetKind } from '../platform/sheets/sheet-book.ts';
import type { StoredFileId } from '../platform/files/stored-file.ts';

/** What a file turned out to be; empty before it was looked at. */
export type FileFacts = Readonly<{
  kind: SheetKind | null;
  encoding: string | null;
  sheetNames: readonly string[];
  sheetName: string | null;
  headingRow: number | null;
  headings: readonly string[];
  isSure: boolean;
  mapping: ImportMapping | null;
}>;

/** An import as its table holds it. */
export type StoredImport = FileFacts &
  ImportOutcome &
  Readonly<{
    id: ImportId;
    fileId: StoredFileId;
    fileName: string;
    fileBytes: number;
    fileKeptUntil: Instant;
    shopId: ShopId | null;
    state: ImportState;
    revision: number;
    check: ImportCheck | null;
    preview: ImportPreview | null;
    readShare: number;
    trouble: Refusal | null;
    addedBy: Actor;
    /** the shops that whoever added it may choose */
    shops: Scope;
    addedAt: Instant;
    startedAt: Instant | null;
    endedAt: Instant | null;
  }>;
