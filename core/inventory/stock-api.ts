import { z } from 'zod';
import type { SkuId } from '../catalog/sku.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { stockMoveKindNames } from './stock-move-kind.ts';
import { stockReferenceKinds } from './stock.ts';
import { warehouseId } from './warehouse-api.ts';

export const skuId = idSchema<SkuId>();
const permission = 'inventory.display';

/** A plain SKU as stock screens show it. */
export const stockGoods = {
  skuId,
  code: z.string(),
  name: z.string(),
  specification: z.string(),
  barcode: z.string(),
  pictureUrl: z.string(),
};

/** What lists of stock narrow by. */
const stockFilter = {
  warehouseId: warehouseId.optional(),
  search: z.string().trim().min(1).max(64).optional(),
  need: z.enum(['out', 'low', 'reserved']).optional(),
};

/** A SKU in a warehouse. Available is on hand less reserved; sellable is that less the safety stock. */
export const stockRow = z.object({
  ...stockGoods,
  warehouseId,
  warehouseName: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  safety: z.int(),
  bin: z.string(),
  countedAt: instantSchema.nullable(),
  changedAt: instantSchema,
});
export type StockRow = z.output<typeof stockRow>;

/** By SKU code, then warehouse; `search` takes parts of code, name, specification, barcode, brand, category, or the beginning of a bin. */
export const listStock = endpoint({
  method: 'GET',
  path: '/api/stock',
  permission,
  title: { 'zh-CN': '库存列表', en: 'Stock' },
  input: z.object({ ...pageInput, ...stockFilter }),
  output: pageOf(stockRow),
});

/** The same rows added up. */
export const sumStock = endpoint({
  method: 'GET',
  path: '/api/stock/sums',
  permission,
  title: { 'zh-CN': '库存合计', en: 'Sums of stock' },
  input: z.object(stockFilter),
  output: z.object({
    skuCount: z.int(),
    onHand: z.int(),
    reserved: z.int(),
    lowCount: z.int(),
    outCount: z.int(),
  }),
});
export type StockSums = z.output<typeof sumStock.output>;

/** One SKU in all warehouses of the caller, with who holds it. */
export const stockView = z.object({
  ...stockGoods,
  levels: z.array(
    z.object({
      warehouseId,
      warehouseName: z.string(),
      onHand: z.int(),
      reserved: z.int(),
      safety: z.int(),
      bin: z.string(),
      countedAt: instantSchema.nullable(),
    }),
  ),
});
export type StockView = z.output<typeof stockView>;
export type StockLevelView = StockView['levels'][number];

export const showStock = endpoint({
  method: 'GET',
  path: '/api/stock/skus/:skuId',
  permission,
  title: { 'zh-CN': 'SKU 库存', en: 'Stock of a SKU' },
  input: z.object({ skuId }),
  output: stockView,
});

const reference = { referenceKind: z.enum(stockReferenceKinds), referenceId: z.string(), referenceNo: z.string().nullable() };

/** A line of the ledger: what moved, what it came to, and the document that explains it. */
export const stockMoveRow = z.object({
  seq: z.int(),
  kind: z.enum(stockMoveKindNames),
  quantity: z.int(),
  onHandAfter: z.int(),
  ...reference,
  reason: z.string(),
  actorName: z.string(),
  at: instantSchema,
});
export type StockMoveRow = z.output<typeof stockMoveRow>;

/** The ledger of one SKU in one warehouse, newest first. */
export const listStockMoves = endpoint({
  method: 'GET',
  path: '/api/stock/skus/:skuId/moves',
  permission,
  title: { 'zh-CN': '库存流水', en: 'Moves of stock' },
  input: z.object({ skuId, warehouseId, ...pageInput }),
  output: pageOf(stockMoveRow),
});

/** An open promise of pieces to a document. */
export const reservationRow = z.object({ id: z.string(), quantity: z.int(), ...reference, reservedAt: instantSchema });
export type ReservationRow = z.output<typeof reservationRow>;

/** Who holds a SKU in one warehouse, oldest promise first. */
export const listReservations = endpoint({
  method: 'GET',
  path: '/api/stock/skus/:skuId/reservations',
  permission,
  title: { 'zh-CN': '占用明细', en: 'Reservations' },
  input: z.object({ skuId, warehouseId, ...pageInput }),
  output: pageOf(reservationRow),
});

/** What a scanner or a search box finds: a barcode or code exactly; of several with one barcode, all. */
export const findGoods = endpoint({
  method: 'GET',
  path: '/api/stock/scan',
  permission: 'inventory.move',
  title: { 'zh-CN': '扫码找货', en: 'Find goods by scan' },
  input: z.object({ warehouseId, code: z.string().trim().min(1).max(64) }),
  output: z.object({
    items: z.array(z.object({ ...stockGoods, isBundle: z.boolean(), onHand: z.int(), reserved: z.int(), bin: z.string() })),
  }),
});
export type FoundGoods = z.output<typeof findGoods.output>['items'][number];

/** Pieces of one SKU that any number may speak of at once. */
export const pieceLimit = 10_000_000;

export const changeStockLevel = endpoint({
  method: 'POST',
  path: '/api/stock/skus/:skuId/level',
  permission: 'inventory.adjust',
  title: { 'zh-CN': '修改货位与安全库存', en: 'Change bin and safety stock' },
  input: z.object({ skuId, warehouseId, bin: z.string().trim().max(40), safety: z.int().min(0).max(pieceLimit) }),
  output: z.object({ done: z.literal(true) }),
});
