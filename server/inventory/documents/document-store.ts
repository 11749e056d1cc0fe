import { stockDocumentKinds, type StockDocumentId, type StockDocumentKind } from '@zhidan/core/inventory/stock-document.ts';
import type { StockLine, StockReference } from '@zhidan/core/inventory/stock.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** A document as it is posted. */
export type DocumentToPost = Readonly<{
  id: StockDocumentId;
  kind: StockDocumentKind;
  warehouseId: WarehouseId;
  toWarehouseId: WarehouseId | null;
  reverses: StockDocumentId | null;
  source: StockReference | null;
  note: string;
  lineCount: number;
  pieceCount: number;
}>;

/** A document that was posted. */
export type PostedStockDocument = DocumentToPost & Readonly<{ no: number }>;

/** Writes the document; null when it, or the same news of another module, has been posted already. */
export async function insertDocument(
  tx: Tx,
  document: DocumentToPost,
  { by, now }: Readonly<{ by: Caller; now: Instant }>,
): Promise<number | null> {
  const { id, kind, warehouseId, toWarehouseId, reverses, source, note, lineCount, pieceCount } = document;
  const { rows } = await sql<{ no: number }>`
    insert into stock_documents (
      id, kind, warehouse_id, to_warehouse_id, reverses, source_kind, source_id, note, line_count, piece_count,
      posted_at, posted_by_id, posted_by
    )
    values (
      ${id}, ${kind}, ${warehouseId}, ${toWarehouseId}, ${reverses}, ${source?.kind ?? null}, ${source?.id ?? null}, ${note},
      ${lineCount}, ${pieceCount}, ${now}, ${by.actor.id}, ${by.actor.name}
    )
    on conflict do nothing
    returning no`.execute(tx);
  return rows[0]?.no ?? null;
}

/** The document of an id, or what was posted for the same source; undefined when there is neither. */
export async function findDocument(
  db: Db,
  { id, source, kind }: Pick<DocumentToPost, 'id' | 'source' | 'kind'>,
): Promise<PostedStockDocument | undefined> {
  const { rows } = await sql<PostedStockDocument>`
    select ${documentColumns} from stock_documents
    where id = ${id} or (source_kind = ${source?.kind ?? null} and source_id = ${source?.id ?? null}::uuid and kind = ${kind})
    order by (id = ${id}) desc limit 1`.execute(db);
  return rows[0];
}

/** One document, kept from being undone by another at the same moment. */
export async function documentForUpdate(tx: Tx, id: StockDocumentId): Promise<(PostedStockDocument & { isReversed: boolean }) | undefined> {
  const { rows } = await sql<PostedStockDocument & { isReversed: boolean }>`
    select ${documentColumns}, exists (select from stock_documents as undoing where undoing.reverses = ${id}) as "isReversed"
    from stock_documents where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** Everything that a document moved. */
export async function movesOf(tx: Tx, id: StockDocumentId): Promise<readonly StockLine[]> {
  const { rows } = await sql<StockLine>`
    select sku_id as "skuId", warehouse_id as "warehouseId", quantity from stock_moves
    where reference_kind = 'stock_document' and reference_id = ${id} and kind = any(${stockDocumentKinds})
    order by sku_id, warehouse_id`.execute(tx);
  return rows;
}

/** How many pieces a document came to, once that is known. */
export async function savePieceCount(tx: Tx, id: StockDocumentId, pieceCount: number): Promise<void> {
  await tx.updateTable('stock_documents').set({ piece_count: pieceCount }).where('id', '=', id).execute();
}

const documentColumns = sql`
  id, no, kind, warehouse_id as "warehouseId", to_warehouse_id as "toWarehouseId", reverses,
  case when source_kind is not null then json_build_object('kind', source_kind, 'id', source_id) end as source,
  note, line_count as "lineCount", piece_count as "pieceCount"`;
