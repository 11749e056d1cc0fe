import { stockReversed } from '@zhidan/core/inventory/inventory-event.ts';
import { planReversal } from '@zhidan/core/inventory/plan-moves.ts';
import type { PostedDocument, reverseStockDocument as contract } from '@zhidan/core/inventory/stock-document-api.ts';
import { documentNo, stockDocuments } from '@zhidan/core/inventory/stock-document.ts';
import { permissions } from '@zhidan/core/identity/permission.ts';
import { mayDo, type Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { skuNames } from '../../catalog/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { arrivals } from '../levels/arrivals.ts';
import { lockLevels, moveStock } from '../levels/level-store.ts';
import { piecesOf } from '../reservations/pieces-of.ts';
import { openWarehouses } from '../warehouses/warehouse-store.ts';
import { documentForUpdate, findDocument, insertDocument, movesOf, type PostedStockDocument } from './document-store.ts';

/**
 * Undoes a document by another one that moves everything back; asked twice with one `reversalId`, it is undone once. What has
 * been promised or has left since cannot be taken back.
 * @throws Refused `stock_document.not_found`, `stock_document.reversed`, `access.denied`, `stock.not_enough`
 */
export async function reverseStockDocument(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<PostedDocument> {
  const { by, now, documentId, reversalId, note } = ask;
  const document = await documentForUpdate(tx, documentId);
  if (!document) throw new Refused('stock_document.not_found', { documentId });
  const before = await findDocument(tx, { id: reversalId, source: null, kind: document.kind });
  if (before?.reverses === documentId) return answered(before);
  await check(tx, ask, document);
  const { kind, warehouseId, toWarehouseId } = document;
  const moves = await movesOf(tx, documentId);
  const names = await skuNames(
    tx,
    moves.map(({ skuId }) => skuId),
  );
  const back = orRefuse(planReversal(moves, await lockLevels(tx, moves), (skuId) => names.get(skuId)?.code ?? skuId));
  const pieceCount = piecesOf(back);
  const reversal = { id: reversalId, kind, warehouseId, toWarehouseId, note, lineCount: document.lineCount, pieceCount };
  const no = await insertDocument(tx, { ...reversal, source: null, reverses: documentId }, { by, now });
  if (no === null) throw new Refused('stock_document.reversed', { no: documentNo(kind, document.no) }); // by another, a moment ago
  await moveStock(tx, back, {
    kind: stockDocuments[kind].moves,
    reference: { kind: 'stock_document', id: reversalId },
    reason: note,
    by,
    now,
  });
  await emit(tx, { by, now }, [
    stockReversed({
      subjectId: documentId,
      payload: { reverses: documentNo(kind, document.no), lineCount: back.length },
      after: { name: documentNo(kind, no) },
      ...(note ? { reason: note } : {}),
    }),
    ...arrivals(
      back.filter(({ quantity }) => quantity > 0),
      { cause: 'posted', now },
    ),
  ]);
  return answered({ ...reversal, no, source: null, reverses: documentId });
}

async function check(
  tx: Tx,
  { by, documentId }: Asked<InputOf<typeof contract>>,
  document: PostedStockDocument & Readonly<{ isReversed: boolean }>,
): Promise<void> {
  const { kind, no, warehouseId, toWarehouseId, reverses, isReversed } = document;
  const wanted = toWarehouseId === null ? [warehouseId] : [warehouseId, toWarehouseId];
  const warehouses = await openWarehouses(tx, wanted, by);
  if (warehouses.length < wanted.length) throw new Refused('stock_document.not_found', { documentId });
  const { permission } = stockDocuments[kind];
  if (!mayDo(by, permission)) throw new Refused('access.denied', { permission: permissions[permission][by.language] });
  if (isReversed || reverses !== null) throw new Refused('stock_document.reversed', { no: documentNo(kind, no) });
  const closed = warehouses.find(({ state }) => state === 'closed');
  if (closed) throw new Refused('warehouse.closed', { name: closed.name });
}

function answered({ kind, no, lineCount, pieceCount }: PostedStockDocument): PostedDocument {
  return { no: documentNo(kind, no), lineCount, pieceCount, lostCount: 0 };
}
