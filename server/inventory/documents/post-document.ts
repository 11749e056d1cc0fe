import { reservationsLost, stockPosted } from '@zhidan/core/inventory/inventory-event.ts';
import { levelsOf, planMoves } from '@zhidan/core/inventory/plan-moves.ts';
import type { PostedDocument } from '@zhidan/core/inventory/stock-document-api.ts';
import {
  documentNo,
  stockDocuments,
  type DocumentLine,
  type StockDocumentId,
  type StockDocumentKind,
} from '@zhidan/core/inventory/stock-document.ts';
import { namedLimit, stockKey, type StockLevel, type StockLine, type StockReference } from '@zhidan/core/inventory/stock.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { arrivals } from '../levels/arrivals.ts';
import { moveStock, openLevels, saveLevelFacts } from '../levels/level-store.ts';
import { piecesOf } from '../reservations/pieces-of.ts';
import { releaseStock } from '../reservations/release-stock.ts';
import { lastPromised } from '../reservations/reservation-store.ts';
import { openWarehouses } from '../warehouses/warehouse-store.ts';
import { findDocument, insertDocument, savePieceCount, type DocumentToPost } from './document-store.ts';
import { stockedSkus } from './stocked-skus.ts';

export type DocumentAsk = Asked<
  Readonly<{
    documentId: StockDocumentId;
    kind: StockDocumentKind;
    warehouseId: WarehouseId;
    toWarehouseId?: WarehouseId;
    /** what another module posts it for: told twice, it counts once */
    source?: StockReference;
    note: string;
    lines: readonly DocumentLine[];
  }>
>;

/**
 * Posts a document: what it says of stock on hand becomes moves of the ledger. Posted twice, it counts once. Where less is there
 * than was promised, those promised last lose what they hold, and `stock.reservations_lost` names them. A constant number of
 * statements for any number of lines.
 * @throws Refused `warehouse.not_found`, `warehouse.closed`, `sku.not_found`, `stock.bundle_has_none`, `stock.sku_twice`,
 *   `stock_document.other` and what `planMoves` refuses
 */
export async function postDocument(tx: Tx, ask: DocumentAsk): Promise<PostedDocument> {
  const { by, now, kind, warehouseId, toWarehouseId = null, lines } = ask;
  await checkWarehouses(tx, ask);
  const codes = await stockedSkus(tx, lines);
  const before = await postedBefore(tx, ask);
  if (before) return before;
  const no = await insertDocument(tx, documentOf(ask), { by, now });
  if (no === null) return whatWasPosted(tx, ask);
  const levels = await openLevels(tx, levelsOf({ warehouseId, toWarehouseId, lines }), now);
  const moves = orRefuse(planMoves({ kind, warehouseId, toWarehouseId, lines, levels, codeOf: (skuId) => codes.get(skuId) ?? skuId }));
  const lostCount = await takeBack(tx, ask, { moves, levels });
  await moveStock(tx, moves, {
    kind: stockDocuments[kind].moves,
    reference: { kind: 'stock_document', id: ask.documentId },
    reason: ask.note,
    by,
    now,
  });
  await saveLevelFacts(
    tx,
    lines.map(({ skuId, bin, safety }) => ({
      skuId,
      warehouseId,
      bin: bin ?? null,
      safety: safety ?? null,
      isCounted: kind === 'count',
    })),
    now,
  );
  const pieceCount = piecesOf(moves);
  await savePieceCount(tx, ask.documentId, pieceCount);
  await tell(tx, ask, { moves, no, pieceCount });
  return { no: documentNo(kind, no), lineCount: lines.length, pieceCount, lostCount };
}

function documentOf({ documentId, kind, warehouseId, toWarehouseId, source, note, lines }: DocumentAsk): DocumentToPost {
  const places = { warehouseId, toWarehouseId: toWarehouseId ?? null, source: source ?? null };
  return { id: documentId, kind, note, ...places, reverses: null, lineCount: lines.length, pieceCount: 0 };
}

async function checkWarehouses(tx: Tx, { by, warehouseId, toWarehouseId }: DocumentAsk): Promise<void> {
  const wanted = toWarehouseId === undefined ? [warehouseId] : [warehouseId, toWarehouseId];
  const found = await openWarehouses(tx, wanted, by);
  for (const id of wanted) {
    const warehouse = found.find((one) => one.id === id);
    if (!warehouse) throw new Refused('warehouse.not_found', { warehouseId: id });
    if (warehouse.state === 'closed') throw new Refused('warehouse.closed', { name: warehouse.name });
  }
  if (warehouseId === toWarehouseId) throw new Refused('stock.same_warehouse', { name: found[0]?.name ?? '' });
}

async function postedBefore(tx: Tx, ask: DocumentAsk): Promise<PostedDocument | null> {
  const found = await findDocument(tx, { id: ask.documentId, source: ask.source ?? null, kind: ask.kind });
  if (!found) return null;
  if (found.kind !== ask.kind || found.warehouseId !== ask.warehouseId || found.reverses !== null)
    throw new Refused('stock_document.other', { documentId: ask.documentId });
  return { no: documentNo(found.kind, found.no), lineCount: found.lineCount, pieceCount: found.pieceCount, lostCount: 0 };
}

/** Another connection posted it a moment ago. */
async function whatWasPosted(tx: Tx, ask: DocumentAsk): Promise<PostedDocument> {
  const found = await postedBefore(tx, ask);
  if (!found) throw new Error(`the stock document ${ask.documentId} was neither written nor found`);
  return found;
}

/** Gives back what can no longer be kept; answers how many documents lost theirs. */
async function takeBack(
  tx: Tx,
  { by, now, documentId, note }: DocumentAsk,
  { moves, levels }: Readonly<{ moves: readonly StockLine[]; levels: ReadonlyMap<string, StockLevel> }>,
): Promise<number> {
  const missing = moves.flatMap((move) => {
    const level = levels.get(stockKey(move));
    const lacking = level ? level.reserved - level.onHand - move.quantity : 0;
    return lacking > 0 ? [{ ...move, quantity: lacking }] : [];
  });
  if (missing.length === 0) return 0;
  const losers = await lastPromised(tx, missing);
  await releaseStock(tx, { by, now, references: losers, reason: note });
  const parts = Array.from({ length: Math.ceil(losers.length / namedLimit) }, (_, part) =>
    losers.slice(part * namedLimit, (part + 1) * namedLimit),
  );
  await emit(
    tx,
    { by, now },
    parts.map((references) => reservationsLost({ subjectId: newId(now), payload: { references, documentId } })),
  );
  return losers.length;
}

async function tell(
  tx: Tx,
  ask: DocumentAsk,
  { moves, no, pieceCount }: Readonly<{ moves: readonly StockLine[]; no: number; pieceCount: number }>,
): Promise<void> {
  const { by, now, documentId, kind, warehouseId, note, lines } = ask;
  await emit(tx, { by, now }, [
    stockPosted({
      subjectId: documentId,
      payload: { kind, warehouseId, lineCount: lines.length, pieceCount },
      after: { name: documentNo(kind, no) },
      ...(note ? { reason: note } : {}),
    }),
    ...arrivals(
      moves.filter(({ quantity }) => quantity > 0),
      { cause: 'posted', now },
    ),
  ]);
}
