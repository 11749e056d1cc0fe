import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { printClientCodes } from './client/print-client.ts';
import { printRoads } from './print-road.ts';
import { readinesses } from './readiness.ts';

const permission = 'printing.display';
const filter = {
  warehouseId: z.uuid().optional(),
  carrier: z.string().max(20).optional(),
  shopId: z.uuid().optional(),
  readiness: z.enum(readinesses).optional(),
};

/** What waits for labels, by what is printed together. */
export const printGroup = z.object({
  warehouseId: z.uuid().nullable(),
  warehouseName: z.string(),
  carrier: z.string(),
  shopId: z.uuid(),
  shopName: z.string(),
  readiness: z.enum(readinesses),
  count: z.int(),
  earliestShipBy: instantSchema.nullable(),
});
export type PrintGroup = z.output<typeof printGroup>;

export const listPrintGroups = endpoint({
  method: 'GET',
  path: '/api/printing/groups',
  permission,
  title: { 'zh-CN': '待打印分组', en: 'What waits for labels, in groups' },
  input: z.object({}),
  output: z.object({ groups: z.array(printGroup) }),
});

export const waitingLabel = z.object({
  id: z.uuid(),
  no: z.string(),
  orderNos: z.array(z.string()),
  shopName: z.string(),
  warehouseName: z.string(),
  carrier: z.string(),
  waybillNos: z.array(z.string()),
  road: z.enum(printRoads).nullable(),
  pieceCount: z.int(),
  goods: z.string(),
  /** province and city of the receiver */
  area: z.string(),
  shipBy: instantSchema.nullable(),
  readiness: z.enum(readinesses),
});
export type WaitingLabel = z.output<typeof waitingLabel>;

/** The earliest deadline first. */
export const listWaitingLabels = endpoint({
  method: 'GET',
  path: '/api/printing/waiting',
  permission,
  title: { 'zh-CN': '待打印列表', en: 'What waits for labels' },
  input: z.object({ ...pageInput, ...filter }),
  output: pageOf(waitingLabel),
});

/** Ids of what is ready, the earliest deadline first: for printing a whole group. */
export const listReadyLabels = endpoint({
  method: 'GET',
  path: '/api/printing/ready',
  permission,
  title: { 'zh-CN': '可打印的发货单', en: 'Ready for labels' },
  input: z.object({ ...filter, limit: z.coerce.number().int().min(1).max(500).default(500) }),
  output: z.object({ ids: z.array(z.uuid()) }),
});

/** Where print programs answer in a demo, where the real ones are not installed; null in earnest. */
export const showPrintClients = endpoint({
  method: 'GET',
  path: '/api/printing/clients',
  permission,
  title: { 'zh-CN': '打印组件地址', en: 'Addresses of print programs' },
  input: z.object({}),
  output: z.object({ demo: z.record(z.enum(printClientCodes), z.string()).nullable() }),
});
