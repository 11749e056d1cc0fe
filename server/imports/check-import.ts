import { fileShape, type FileShape } from '@zhidan/core/imports/file-document.ts';
import { importChecked, importFailed } from '@zhidan/core/imports/import-event.ts';
import { importLife } from '@zhidan/core/imports/import-life.ts';
import type { ImportMapping } from '@zhidan/core/imports/import-mapping.ts';
import type { ImportCheck, ImportId, ImportPreview, PreviewRow } from '@zhidan/core/imports/import.ts';
import { missingFields } from '@zhidan/core/imports/recognize-file.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { OrderRoad } from '@zhidan/core/orders/order.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { knownRoads, receiveLimit, shopsIn } from '../channels/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import type { SheetBook } from '../platform/sheets/sheet-book.ts';
import { callerOf } from './caller-of.ts';
import { countOrders } from './count-orders.ts';
import { fileGroups } from './file-groups.ts';
import { importById, importForUpdate, showReadShare, updateImport, type ImportChange } from './import-store.ts';
import { judgeGroups, portions } from './judge-groups.ts';
import { namedMappings } from './mapping-store.ts';
import { openImportFile } from './open-import-file.ts';
import { guessShop, recognizeImport } from './recognize-import.ts';
import { scatteredOrders } from './scattered-orders.ts';
import type { FileFacts, StoredImport } from './stored-import.ts';

/** Rows that stand beside a mapping that is not complete. */
const sampleRows = 20;
/** Rows that are looked at together. */
const rowLimit = 5_000;
/** How often people are told how far the reading is. */
const tellEveryMs = 500;

export type CheckAsk = Readonly<{ importId: ImportId; revision: number; signal?: AbortSignal }>;

/**
 * Reads a whole file without importing anything: what it is, what its rows say, what is wrong with them, which of its orders are
 * new. Nothing happens when the import was changed since: another check is on its way. What the file does wrong ends up in the
 * import as its trouble; only faults are thrown.
 */
export async function checkImport(merchant: Merchant, { importId, revision, signal }: CheckAsk): Promise<void> {
  const found = await importById(merchant.db, merchant.vault, importId);
  if (!found || found.state !== 'checking' || found.revision !== revision) return;
  const facts: { known: ImportChange } = { known: {} };
  try {
    const book = await openImportFile(merchant, found);
    const { kind, encoding, sheetNames } = book;
    facts.known = { kind, encoding, sheetNames };
    facts.known = { ...facts.known, ...(await recognized(merchant, found, book)) };
    const { headingRow, headings, mapping, sheetName, shopId } = { ...found, ...facts.known };
    if (headingRow === null || mapping === null) throw new Error(`import ${importId} was recognised without a mapping`);
    const shape = fileShape(headings, mapping);
    const reading = { book, sheetName, headingRow, shopId, shape };
    if (missingFields(mapping.layout, mapping).length > 0) facts.known = { ...facts.known, preview: await samplesOf(reading) };
    refuseMissing(mapping);
    const result = await readThrough(merchant, found, { ...reading, signal });
    await settle(merchant, found, { ...facts.known, ...result, state: orRefuse(move(importLife, found.state, 'check')) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await settle(merchant, found, { ...facts.known, check: null, state: 'unreadable', trouble: error.refusal });
  }
}

/** What a person chose stays; the rest is found out. */
async function recognized(
  merchant: Merchant,
  found: StoredImport,
  book: SheetBook,
): Promise<Partial<FileFacts> & { shopId?: ShopId | null }> {
  if (found.mapping !== null) return {};
  const { db, clock } = merchant;
  const ask = { book, sheetName: found.sheetName, own: await namedMappings(db), now: clock() };
  const { shopNames, ...facts } = await recognizeImport(ask);
  if (found.shopId !== null || facts.mapping === null) return facts;
  const shops = await shopsIn(db, found.shops);
  return { ...facts, shopId: guessShop(facts.mapping, shopNames, shops) };
}

function refuseMissing(mapping: ImportMapping): void {
  const missing = missingFields(mapping.layout, mapping);
  if (missing.length === 0) return;
  // by code: whoever reads it gets the names in their language
  const columns = missing.map((oneOf) => oneOf.join('/')).join(', ');
  throw new Refused('import.columns_missing', { columns });
}

/** Some rows of a file that cannot be checked yet, so that people see what stands in its columns. */
async function samplesOf({ book, sheetName, headingRow }: Pick<Reading, 'book' | 'sheetName' | 'headingRow'>): Promise<ImportPreview> {
  const rows: PreviewRow[] = [];
  for await (const batch of book.rows(sheetName ?? undefined)) {
    for (const { number, cells } of batch) if (number > headingRow) rows.push({ number, cells, problems: [], skip: null });
    if (rows.length >= sampleRows) break;
  }
  return { rows: rows.slice(0, sampleRows), errors: [] };
}

type Reading = Readonly<{
  book: SheetBook;
  sheetName: string | null;
  headingRow: number;
  shopId: ShopId | null;
  shape: FileShape;
  signal: AbortSignal | undefined;
}>;

/** Reads the file twice: for its order numbers alone, then for everything, each order's rows together. */
async function readThrough(
  merchant: Merchant,
  found: StoredImport,
  { book, sheetName, headingRow, shopId, shape, signal }: Reading,
): Promise<{ check: ImportCheck; preview: ImportPreview }> {
  const tell = shareTeller(merchant, found);
  const rows = (from: number, to: number) => book.rows(sheetName ?? undefined, (share) => tell(from + share * (to - from)));
  const scattered = await scatteredOrders({ rows: rows(0, 0.3), shape, headingRow });
  const counts = countOrders();
  const groups = fileGroups({ rows: rows(0.3, 1), shape, headingRow, scattered: new Set(scattered) });
  const { db, vault } = merchant;
  for await (const portion of portions(groups, receiveLimit, rowLimit)) {
    signal?.throwIfAborted();
    const judged = await judgeGroups(db, { shape, groups: portion, shopId, vault });
    const channelOrderNos = judged.flatMap(([, one]) => (one.kind === 'order' ? [one.order.channelOrderNo] : []));
    const known = shopId === null ? new Map<string, OrderRoad>() : await knownRoads(db, { shopId, channelOrderNos });
    for (const [group, one] of judged) counts.add(group, one);
    for (const orderNo of channelOrderNos) counts.addKnown(known.get(orderNo));
  }
  return { check: { ...counts.found(), scattered }, preview: counts.preview() };
}

/** Writes how far the reading is, now and then; a reader waits for none of it. */
function shareTeller({ db, log }: Merchant, found: StoredImport): (share: number) => void {
  let toldAt = performance.now();
  return (share) => {
    if (performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    showReadShare(db, found, share).catch((error: unknown) => log.warn({ err: error }, 'how far a check is was not told'));
  };
}

/** Writes what was found, unless the import was changed meanwhile. */
async function settle(merchant: Merchant, found: StoredImport, change: ImportChange): Promise<void> {
  const { db, vault, clock } = merchant;
  await inTransaction(db, async (tx) => {
    const locked = await importForUpdate(tx, vault, found.id);
    if (!locked || locked.state !== 'checking' || locked.revision !== found.revision) return;
    await updateImport(tx, vault, found.id, { trouble: null, readShare: 1, ...change });
    const news = change.state === 'unreadable' ? importFailed : importChecked;
    const told = { subjectId: found.id, payload: { fileName: found.fileName } };
    await emit(tx, { by: callerOf(found.addedBy), now: clock() }, [news(told)]);
  });
}
