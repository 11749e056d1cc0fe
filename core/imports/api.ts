import { z } from 'zod';
import { channels, type ChannelCode, type ShopId } from '../channels/channel.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { importLife, type ImportState } from './import-life.ts';
import { importMappingSchema } from './import-mapping.ts';
import type { ImportId, ImportMappingId } from './import.ts';
import { layoutCodes } from './layouts.ts';
import { problemWords, skipWords, type ProblemCode, type SkipReason } from './row-problem.ts';

const importId = idSchema<ImportId>();
const mappingId = idSchema<ImportMappingId>();
const shopId = idSchema<ShopId>();
const permission = 'imports.manage';
const state = z.enum(Object.keys(importLife) as [ImportState, ...ImportState[]]);
const channel = z.enum(Object.keys(channels) as [ChannelCode, ...ChannelCode[]]);
const skip = z.enum(Object.keys(skipWords) as [SkipReason, ...SkipReason[]]);
const name = z.string().trim().min(1).max(60);

const outcome = {
  doneCount: z.int(),
  newCount: z.int(),
  changedCount: z.int(),
  unchangedCount: z.int(),
  olderCount: z.int(),
};

/** An import as the history shows it. */
export const importRow = z.object({
  id: importId,
  fileName: z.string(),
  fileBytes: z.int(),
  state,
  layout: z.enum(layoutCodes).nullable(),
  shopId: shopId.nullable(),
  shopName: z.string().nullable(),
  addedBy: z.string(),
  addedAt: instantSchema,
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  orderCount: z.int(),
  errorRowCount: z.int(),
  ...outcome,
});
export type ImportRow = z.output<typeof importRow>;

const problem = z.object({
  code: z.enum(Object.keys(problemWords) as [ProblemCode, ...ProblemCode[]]),
  column: z.string(),
  value: z.string(),
});
const previewRow = z.object({ number: z.int(), cells: z.array(z.string()), problems: z.array(problem), skip: skip.nullable() });

const check = z.object({
  rowCount: z.int(),
  orderCount: z.int(),
  lineCount: z.int(),
  quantity: z.int(),
  sums: z.object({ list: fenSchema, paid: fenSchema, refunded: fenSchema }),
  newCount: z.int(),
  byFileCount: z.int(),
  byPlatformCount: z.int(),
  anonymousCount: z.int(),
  maskedCount: z.int(),
  errorRowCount: z.int(),
  errorOrderCount: z.int(),
  skipped: z.partialRecord(skip, z.int()),
  unknownStatuses: z.record(z.string(), z.int()),
});

/** All about one import: what the file is, how it is read, what is in it, what became of it. Personal data is masked. */
export const importView = z.object({
  id: importId,
  fileName: z.string(),
  fileBytes: z.int(),
  /** until when the file itself, and with it its rows with errors, can be fetched */
  fileKeptUntil: instantSchema,
  state,
  kind: z.enum(['csv', 'tsv', 'xlsx', 'xls', 'html']).nullable(),
  encoding: z.string().nullable(),
  sheetNames: z.array(z.string()),
  sheetName: z.string().nullable(),
  headingRow: z.int().nullable(),
  headings: z.array(z.string()),
  isSure: z.boolean(),
  mapping: importMappingSchema.nullable(),
  shopId: shopId.nullable(),
  /** shops that the person may choose; `fits` are those of the file's platform */
  shops: z.array(z.object({ id: shopId, channel, name: z.string(), fits: z.boolean() })),
  savedMappings: z.array(z.object({ id: mappingId, name: z.string(), fits: z.boolean() })),
  check: check.nullable(),
  preview: z.object({ rows: z.array(previewRow), errors: z.array(previewRow) }),
  /** how much of the file the work at hand has read, from 0 to 1 */
  readShare: z.number(),
  ...outcome,
  addedBy: z.string(),
  addedAt: instantSchema,
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  /** why it cannot go on, in words: what happened and what to do */
  trouble: z.object({ code: z.string(), text: z.string() }).nullable(),
});
export type ImportView = z.output<typeof importView>;

export const uploadImport = endpoint({
  method: 'POST',
  path: '/api/imports',
  permission,
  title: { 'zh-CN': '上传导入文件', en: 'Upload a file of orders' },
  file: 'sent',
  input: z.object({ name: z.string().trim().min(1).max(200) }),
  output: z.object({ importId }),
});

/** Newest first. */
export const listImports = endpoint({
  method: 'GET',
  path: '/api/imports',
  permission,
  title: { 'zh-CN': '导入记录', en: 'Imports' },
  input: z.object(pageInput),
  output: pageOf(importRow),
});

export const showImport = endpoint({
  method: 'GET',
  path: '/api/imports/:importId',
  permission,
  title: { 'zh-CN': '导入详情', en: 'Import' },
  input: z.object({ importId }),
  output: importView,
});

/** Another shop, sheet or mapping; what is absent stays. The file is checked anew unless only the shop changes nothing in it. */
export const changeImport = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/change',
  permission,
  title: { 'zh-CN': '修改导入设置', en: 'Change how a file is read' },
  input: z.object({
    importId,
    shopId: shopId.optional(),
    sheetName: z.string().max(200).optional(),
    mapping: importMappingSchema.optional(),
    savedMappingId: mappingId.optional(),
  }),
  output: z.object({ state }),
});

/** A shop without a platform, for orders that come by file or by hand; the import goes to it. */
export const addImportShop = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/shop',
  permission,
  title: { 'zh-CN': '新建线下店铺', en: 'Add an offline shop' },
  input: z.object({ importId, name }),
  output: z.object({ shopId }),
});

export const startImport = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/start',
  permission,
  title: { 'zh-CN': '开始导入', en: 'Start an import' },
  input: z.object({ importId }),
  output: z.object({ state }),
});

/** Stops after the orders at hand; what was imported stays, and starting goes on from there. */
export const stopImport = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/stop',
  permission,
  title: { 'zh-CN': '暂停导入', en: 'Stop an import' },
  input: z.object({ importId }),
  output: z.object({ state }),
});

export const discardImport = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/discard',
  permission,
  title: { 'zh-CN': '放弃导入', en: 'Discard an import' },
  input: z.object({ importId }),
  output: z.object({ state }),
});

/** The rows with errors as an .xlsx: the columns of the file, and why. Personal data in full only for who uploaded the file. */
export const fetchImportErrors = endpoint({
  method: 'GET',
  path: '/api/imports/:importId/errors',
  permission,
  title: { 'zh-CN': '下载错误行', en: 'Rows with errors' },
  file: 'answered',
  input: z.object({ importId }),
  output: z.never(),
});

/** How this file is read, kept for others with the same headings. */
export const saveImportMapping = endpoint({
  method: 'POST',
  path: '/api/imports/:importId/save-mapping',
  permission,
  title: { 'zh-CN': '保存列对照', en: 'Save a mapping' },
  input: z.object({ importId, name }),
  output: z.object({ mappingId }),
});

export const deleteImportMapping = endpoint({
  method: 'POST',
  path: '/api/import-mappings/:mappingId/delete',
  permission,
  title: { 'zh-CN': '删除列对照', en: 'Delete a mapping' },
  input: z.object({ mappingId }),
  output: z.object({}),
});
