import type * as api from '@zhidan/core/inventory/stock-document-api.ts';
import { shownLineLimit } from '@zhidan/core/inventory/stock-document-api.ts';
import { documentNo } from '@zhidan/core/inventory/stock-document.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { inWarehousesOf } from '../warehouses/warehouse-store.ts';

const cursor = pageCursor(z.object({ no: z.int() }));

type Row = Omit<api.StockDocumentRow, 'no'> & Readonly<{ no: number; reversesNo: number | null }>;

const rowOf = ({ no, reversesNo, ...row }: Row): api.StockDocumentRow => ({
  ...row,
  no: documentNo(row.kind, no),
  reverses: reversesNo === null ? null : documentNo(row.kind, reversesNo),
});

const select = sql`
  select
    document.id, document.no, document.kind, document.warehouse_id as "warehouseId", warehouses.name as "warehouseName",
    destination.name as "toWarehouseName", document.note, document.line_count as "lineCount", document.piece_count as "pieceCount",
    document.posted_at as "postedAt", document.posted_by as "postedBy", undone.no as "reversesNo",
    exists (select from stock_documents as undoing where undoing.reverses = document.id) as "isReversed"
  from stock_documents as document
  join warehouses on warehouses.id = document.warehouse_id
  left join warehouses as destination on destination.id = document.to_warehouse_id
  left join stock_documents as undone on undone.id = document.reverses`;

/** The documents of the caller's warehouses, newest first. */
export async function listStockDocuments(
  db: Db,
  ask: Asked<InputOf<typeof api.listStockDocuments>>,
): Promise<OutputOf<typeof api.listStockDocuments>> {
  const place = cursor.read(ask.after);
  const conditions = [inWarehousesOf(ask.by)];
  if (place) conditions.push(sql`document.no < ${place.no}`);
  if (ask.kind) conditions.push(sql`document.kind = ${ask.kind}`);
  if (ask.warehouseId) conditions.push(sql`document.warehouse_id = ${ask.warehouseId}`);
  const { rows } = await sql<Row>`
    ${select} where ${sql.join(conditions, sql` and `)} order by document.no desc limit ${ask.limit + 1}`.execute(db);
  return cursor.page(rows, ask.limit, { place: ({ no }) => ({ no }), item: rowOf });
}

/** @throws Refused `stock_document.not_found` */
export async function showStockDocument(
  db: Db,
  { by, documentId }: Asked<InputOf<typeof api.showStockDocument>>,
): Promise<api.StockDocumentView> {
  const { rows } = await sql<Row>`${select} where document.id = ${documentId} and ${inWarehousesOf(by)}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refused('stock_document.not_found', { documentId });
  const moves = await sql<api.StockDocumentView['moves'][number]>`
    select
      skus.id as "skuId", skus.code, skus.name, skus.specification, skus.barcode, skus.picture_url as "pictureUrl",
      moved.warehouse_id as "warehouseId", moved.quantity, moved.on_hand_after as "onHandAfter"
    from stock_moves as moved join skus on skus.id = moved.sku_id
    where moved.reference_kind = 'stock_document' and moved.reference_id = ${documentId}
    order by skus.code, moved.quantity limit ${shownLineLimit}`.execute(db);
  return { ...rowOf(row), moves: [...moves.rows] };
}
