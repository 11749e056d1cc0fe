import type * as api from '@zhidan/core/inventory/stock-api.ts';
import { documentNo, type StockDocumentKind } from '@zhidan/core/inventory/stock-document.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { inWarehousesOf } from '../warehouses/warehouse-store.ts';

const moveCursor = pageCursor(z.object({ seq: z.int() }));
const reservationCursor = pageCursor(z.object({ reservedAt: instantSchema, id: z.uuid() }));

type Numbered = Readonly<{ documentKind: StockDocumentKind | null; documentNo: number | null }>;

const noOf = ({ documentKind, documentNo: no }: Numbered): string | null =>
  documentKind !== null && no !== null ? documentNo(documentKind, no) : null;

/** The ledger of one SKU in one warehouse, newest first. */
export async function listStockMoves(db: Db, ask: Asked<InputOf<typeof api.listStockMoves>>): Promise<OutputOf<typeof api.listStockMoves>> {
  const place = moveCursor.read(ask.after);
  const { rows } = await sql<api.StockMoveRow & Numbered>`
    select
      moved.seq, moved.kind, moved.quantity, moved.on_hand_after as "onHandAfter", moved.reference_kind as "referenceKind",
      moved.reference_id as "referenceId", moved.reason, moved.actor_name as "actorName", moved.at,
      document.kind as "documentKind", document.no as "documentNo"
    from stock_moves as moved
    join warehouses on warehouses.id = moved.warehouse_id
    left join stock_documents as document on moved.reference_kind = 'stock_document' and document.id = moved.reference_id
    where moved.sku_id = ${ask.skuId} and moved.warehouse_id = ${ask.warehouseId} and ${inWarehousesOf(ask.by)}
      and ${place ? sql`moved.seq < ${place.seq}` : sql`true`}
    order by moved.seq desc limit ${ask.limit + 1}`.execute(db);
  return moveCursor.page(rows, ask.limit, {
    place: ({ seq }) => ({ seq }),
    item: ({ documentKind, documentNo: no, ...row }) => ({ ...row, referenceNo: noOf({ documentKind, documentNo: no }) }),
  });
}

/** Who holds a SKU in one warehouse, oldest promise first. */
export async function listReservations(
  db: Db,
  ask: Asked<InputOf<typeof api.listReservations>>,
): Promise<OutputOf<typeof api.listReservations>> {
  const place = reservationCursor.read(ask.after);
  const { rows } = await sql<Omit<api.ReservationRow, 'referenceNo'>>`
    select
      held.id, held.quantity, held.reference_kind as "referenceKind", held.reference_id as "referenceId",
      held.reserved_at as "reservedAt"
    from stock_reservations as held join warehouses on warehouses.id = held.warehouse_id
    where held.sku_id = ${ask.skuId} and held.warehouse_id = ${ask.warehouseId} and held.state = 'open' and ${inWarehousesOf(ask.by)}
      and ${place ? sql`(held.reserved_at, held.id) > (${place.reservedAt}::timestamptz, ${place.id}::uuid)` : sql`true`}
    order by held.reserved_at, held.id limit ${ask.limit + 1}`.execute(db);
  return reservationCursor.page(rows, ask.limit, {
    place: ({ reservedAt, id }) => ({ reservedAt, id }),
    item: (row) => ({ ...row, referenceNo: null }),
  });
}
