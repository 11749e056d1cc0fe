import { fileShape, type FileShape } from '@zhidan/core/imports/file-document.ts';
import { importFinished } from '@zhidan/core/imports/import-event.ts';
import type { ImportId, ImportOutcome } from '@zhidan/core/imports/import.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { toJson, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { receiveChannelOrders, receiveLimit, type ReceivedOrder } from '../channels/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import { callerOf } from './caller-of.ts';
import { fileGroups, type JudgedGroup, type RowGroup } from './file-groups.ts';
import { importById, importForUpdate, updateImport } from './import-store.ts';
import { judgeJoined, portions } from './judge-groups.ts';
import { openImportFile } from './open-import-file.ts';
import type { StoredImport } from './stored-import.ts';

/** Rows of a batch at most, so that orders of hundreds of lines do not make one transaction of all. */
const rowLimit = 5_000;

export type RunAsk = Readonly<{
  importId: ImportId;
  signal?: AbortSignal;
  onProgress?: (outcome: ImportOutcome, readShare: number) => void;
}>;

type Batch = Readonly<{ groups: readonly RowGroup[]; readShare: number }>;

/**
 * Imports the orders of a checked file in batches of 500, each with its count in one transaction: killed anywhere, it goes on
 * where it was, and nothing is there twice. Ends early when somebody stops it.
 * @throws Refused `file.gone` and what reading the file refuses
 */
export async function runImport(merchant: Merchant, { importId, signal, onProgress }: RunAsk): Promise<void> {
  const found = await importById(merchant.db, merchant.vault, importId);
  if (!found || found.state !== 'running' || found.mapping === null || found.headingRow === null || found.shopId === null) return;
  const shape = fileShape(found.headings, found.mapping);
  let outcome: ImportOutcome | null = found;
  for await (const batch of batches(merchant, found, shape)) {
    signal?.throwIfAborted();
    outcome = await receiveBatch(merchant, found, { shape, batch, doneCount: outcome.doneCount, shopId: found.shopId });
    if (outcome === null) return; // stopped, or another worker goes on with it
    onProgress?.(outcome, batch.readShare);
  }
  await finish(merchant, found, outcome.doneCount);
}

/** The groups of the file in portions, without those that went through before. */
async function* batches(merchant: Merchant, found: StoredImport, shape: FileShape): AsyncGenerator<Batch> {
  const book = await openImportFile(merchant, found);
  let readShare = 0;
  const rows = book.rows(found.sheetName ?? undefined, (share) => (readShare = share));
  const ask = { rows, shape, headingRow: found.headingRow ?? 0, scattered: new Set(found.check?.scattered) };
  for await (const groups of portions(withoutFirst(fileGroups(ask), found.doneCount), receiveLimit, rowLimit)) yield { groups, readShare };
}

async function* withoutFirst(batched: AsyncIterable<readonly RowGroup[]>, count: number): AsyncGenerator<readonly RowGroup[]> {
  let skipCount = count;
  for await (const groups of batched) {
    yield skipCount === 0 ? groups : groups.slice(skipCount);
    skipCount = Math.max(0, skipCount - groups.length);
  }
}

type BatchAsk = Readonly<{ shape: FileShape; batch: Batch; doneCount: number; shopId: ShopId }>;

/** One batch and its count in one transaction; null when the import is no longer ours to run. */
function receiveBatch(merchant: Merchant, found: StoredImport, ask: BatchAsk): Promise<ImportOutcome | null> {
  const { db, vault, clock } = merchant;
  const { shape, batch, doneCount, shopId } = ask;
  return inTransaction(db, async (tx) => {
    const locked = await importForUpdate(tx, vault, found.id);
    if (!locked || locked.state !== 'running' || locked.doneCount !== doneCount) return null;
    const judged = await judgeJoined(tx, { shopId, shape, groups: batch.groups, vault });
    const orders = judged.flatMap(([, one]) => (one.kind === 'order' ? [received(one)] : []));
    const by = callerOf(found.addedBy);
    const counted = await receiveChannelOrders(tx, { shopId, road: 'file', readAt: found.addedAt, orders, by, now: clock() }, vault);
    const outcome = {
      doneCount: doneCount + batch.groups.length,
      newCount: locked.newCount + counted.newCount,
      changedCount: locked.changedCount + counted.changedCount,
      unchangedCount: locked.unchangedCount + counted.unchangedCount,
      olderCount: locked.olderCount + counted.olderCount,
    };
    await updateImport(tx, vault, found.id, { ...outcome, readShare: batch.readShare });
    return outcome;
  });
}

function received({ document, order }: Extract<JudgedGroup, { kind: 'order' }>): ReceivedOrder {
  return { document: toJson(document) as JsonObject, order };
}

function finish(merchant: Merchant, found: StoredImport, doneCount: number): Promise<void> {
  const { db, vault, clock } = merchant;
  return inTransaction(db, async (tx) => {
    const locked = await importForUpdate(tx, vault, found.id);
    if (!locked || locked.state !== 'running' || locked.doneCount !== doneCount) return;
    const now = clock();
    await updateImport(tx, vault, found.id, { state: 'done', readShare: 1, trouble: null, endedAt: now });
    const { fileName, newCount, changedCount, unchangedCount, olderCount } = locked;
    const told = { subjectId: found.id, payload: { fileName, newCount, changedCount, unchangedCount, olderCount } };
    await emit(tx, { by: callerOf(found.addedBy), now }, [importFinished(told)]);
  });
}
