import { z } from 'zod';
import type { JsonObject } from '../kernel/canonical-json.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { printItemStates } from './print-item-life.ts';
import { printRoads } from './print-road.ts';

const batchId = z.uuid();
const itemId = z.uuid();
const desk = z.string().trim().min(1).max(60);
/** JSON that is passed on as it is. */
const opaque = z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>;

/** Labels that one batch may hold, and that may be with a browser at once. */
export const batchLimit = 500;
export const handOutLimit = 50;

export const printItem = z.object({
  id: itemId,
  fulfillmentOrderId: z.uuid(),
  fulfillmentNo: z.string(),
  orderNos: z.array(z.string()),
  shopName: z.string(),
  carrier: z.string(),
  waybillNo: z.string(),
  road: z.enum(printRoads).nullable(),
  /** 2: printed for the second time */
  printing: z.int(),
  state: z.enum(printItemStates),
  printer: z.string(),
  sentAt: instantSchema.nullable(),
  settledAt: instantSchema.nullable(),
  /** false: it is printed by a program, and what that prints was not given with its number */
  hasPrintData: z.boolean(),
  /** what the print program said */
  message: z.string(),
  /** why it was refused, in the reader's language */
  refusal: z.string(),
});
export type PrintItem = z.output<typeof printItem>;

export const printBatchRow = z.object({
  id: batchId,
  no: z.string(),
  kind: z.enum(['print', 'reprint']),
  reason: z.string(),
  desk: z.string(),
  madeAt: instantSchema,
  madeBy: z.string(),
  /** labels by state; states without one are left out */
  counts: z.partialRecord(z.enum(printItemStates), z.int()),
});
export type PrintBatchRow = z.output<typeof printBatchRow>;

export const printBatchView = printBatchRow.extend({ items: z.array(printItem) });
export type PrintBatchView = z.output<typeof printBatchView>;

/** Claims labels: from here on these orders are the warehouse's. What is refused is in the answer with its reason. `batchId` is made by the asker. */
export const startPrintBatch = endpoint({
  method: 'POST',
  path: '/api/printing/batches',
  permission: 'printing.print',
  title: { 'zh-CN': '打印面单', en: 'Print labels' },
  input: z.object({ batchId, fulfillmentOrderIds: z.array(z.uuid()).min(1).max(batchLimit), desk }),
  output: printBatchView,
});

/** Claims labels that were printed before. The new ones bear a mark. `parcelIds`: only these of the fulfillment orders. */
export const startReprint = endpoint({
  method: 'POST',
  path: '/api/printing/reprints',
  permission: 'printing.reprint',
  title: { 'zh-CN': '补打面单', en: 'Print labels again' },
  input: z.object({
    batchId,
    fulfillmentOrderIds: z.array(z.uuid()).min(1).max(batchLimit),
    waybillNos: z.array(z.string()).max(batchLimit).default([]),
    reason: z.string().trim().min(2).max(200),
    desk,
  }),
  output: printBatchView,
});

/** Asks where the numbers came from for print data that did not come with them. What is refused says why in the service's words. */
export const fetchPrintData = endpoint({
  method: 'POST',
  path: '/api/printing/batches/:batchId/print-data',
  permission: 'printing.print',
  title: { 'zh-CN': '补取打印数据', en: 'Fetch missing print data' },
  input: z.object({ batchId, itemIds: z.array(itemId).min(1).max(batchLimit) }),
  output: z.object({ fetched: z.int(), refused: z.array(z.object({ itemId, text: z.string() })) }),
});

const refusedItem = z.object({ itemId, code: z.string(), text: z.string() });
export const handedTask = z.object({
  itemId,
  /** names this attempt; results are told by it */
  taskId: z.string(),
  /** the waybill number, which the program shows */
  documentId: z.string(),
  printData: opaque,
  /** for the merchant's own area below the carrier's */
  custom: z.record(z.string(), z.string()),
});

export type HandedTask = z.output<typeof handedTask>;

/** Hands out print data of claimed labels to go to a printer now. Every label passes the guard again: an order held since the claim is refused. */
export const handOutLabels = endpoint({
  method: 'POST',
  path: '/api/printing/batches/:batchId/hand-out',
  permission: 'printing.print',
  title: { 'zh-CN': '取打印数据', en: 'Hand out print data' },
  input: z.object({ batchId, itemIds: z.array(itemId).min(1).max(handOutLimit), printer: z.string().max(200) }),
  output: z.object({ tasks: z.array(handedTask), refused: z.array(refusedItem) }),
});

/** The same for labels of our own, which `fetchLabels` then gives as a PDF. */
export const handOutPages = endpoint({
  method: 'POST',
  path: '/api/printing/batches/:batchId/hand-out-pages',
  permission: 'printing.print',
  title: { 'zh-CN': '生成自有面单', en: 'Hand out labels of our own' },
  input: z.object({ batchId, itemIds: z.array(itemId).min(1).max(batchLimit) }),
  output: z.object({ itemIds: z.array(itemId), refused: z.array(refusedItem) }),
});

/** What became of labels; told twice, or of an attempt that is over, it changes nothing. */
export const reportPrinted = endpoint({
  method: 'POST',
  path: '/api/printing/results',
  permission: 'printing.print',
  title: { 'zh-CN': '登记打印结果', en: 'Note print results' },
  input: z.object({
    results: z
      .array(
        z.object({ itemId, taskId: z.string().max(80), result: z.enum(['printed', 'failed', 'unknown']), message: z.string().max(500) }),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({ noted: z.int() }),
});

/** A person looked at the paper. */
export const settlePrinted = endpoint({
  method: 'POST',
  path: '/api/printing/batches/:batchId/settle',
  permission: 'printing.print',
  title: { 'zh-CN': '确认是否打出', en: 'Say whether labels came out' },
  input: z.object({ batchId, itemIds: z.array(itemId).min(1).max(batchLimit), wasPrinted: z.boolean() }),
  output: z.object({ noted: z.int() }),
});

/** Newest first. `open`: only those in which something is left to do. `text`: a batch, fulfillment order or waybill number. */
export const listPrintBatches = endpoint({
  method: 'GET',
  path: '/api/printing/batches',
  permission: 'printing.display',
  title: { 'zh-CN': '打印批次列表', en: 'Print batches' },
  input: z.object({ ...pageInput, open: z.stringbool().default(false), text: z.string().trim().max(60).default('') }),
  output: pageOf(printBatchRow),
});

export const showPrintBatch = endpoint({
  method: 'GET',
  path: '/api/printing/batches/:batchId',
  permission: 'printing.display',
  title: { 'zh-CN': '打印批次详情', en: 'A print batch' },
  input: z.object({ batchId }),
  output: printBatchView,
});
