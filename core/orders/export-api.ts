import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { orderColumnCodes } from './order-column.ts';
import { exportLife, type ExportState, type OrderExportId } from './order-export.ts';
import { orderFilterSchema, orderSortShape } from './order-filter.ts';

const exportId = idSchema<OrderExportId>();

/** The filter as an address writes it, checked as the list checks it; kept as text, because a job reads it later. */
const filterText = z.record(z.string().max(64), z.string().max(1_000)).superRefine((texts, context) => {
  const parsed = orderFilterSchema.strict().safeParse(texts);
  for (const { path, message } of parsed.error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
});

export const orderExportView = z.object({
  id: exportId,
  name: z.string(),
  state: z.enum(Object.keys(exportLife) as [ExportState, ...ExportState[]]),
  isRevealed: z.boolean(),
  askedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  expiresAt: instantSchema,
  rowCount: z.int(),
  /** null: more than can be counted beforehand */
  expectedCount: z.int().nullable(),
  byteCount: z.int().nullable(),
});
export type OrderExportView = z.output<typeof orderExportView>;

/** Writes the orders of a filter into an .xlsx in the background; receivers masked unless a reason is given, which takes a permission. */
export const exportOrders = endpoint({
  method: 'POST',
  path: '/api/order-exports',
  permission: 'orders.export',
  title: { 'zh-CN': '导出订单', en: 'Export orders' },
  input: z.object({
    ...orderSortShape,
    name: z.string().trim().min(1).max(60),
    filter: filterText,
    columns: z.array(z.enum(orderColumnCodes)).min(1).max(orderColumnCodes.length),
    /** why receivers are to be shown in full; left out, they are masked */
    revealReason: z.string().trim().min(2).max(200).optional(),
  }),
  output: z.object({ exportId }),
});

/** The caller's own, newest first. */
export const listOrderExports = endpoint({
  method: 'GET',
  path: '/api/order-exports',
  permission: 'orders.export',
  title: { 'zh-CN': '我的导出', en: 'My exports' },
  input: z.object(pageInput),
  output: pageOf(orderExportView),
});

export const fetchOrderExport = endpoint({
  method: 'GET',
  path: '/api/order-exports/:exportId/file',
  permission: 'orders.export',
  title: { 'zh-CN': '下载导出文件', en: 'Fetch an exported file' },
  input: z.object({ exportId }),
  output: z.never(),
  file: 'answered',
});
