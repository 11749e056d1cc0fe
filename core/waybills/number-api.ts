import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import type { FulfillmentOrderId, ParcelId } from '../fulfillment/fulfillment-order.ts';
import { carrier, waybillAccountId } from './account-api.ts';
import { waybillProblems, type WaybillProblem } from './waybill-problem.ts';
import { waybillTaskKindCodes } from './waybill-task.ts';

export const parcelId = idSchema<ParcelId>();
const fulfillmentOrderId = idSchema<FulfillmentOrderId>();
const kind = z.enum(waybillTaskKindCodes);
const problem = z.enum(Object.keys(waybillProblems) as [WaybillProblem, ...WaybillProblem[]]);

/** Ids that a screen acts on at once. */
export const numbersAtOnce = 200;
/** Parcels that one fulfillment order may have. */
export const parcelsEach = 50;

/** A parcel that waits for its number, or whose number could not be given back. */
export const waybillTaskRow = z.object({
  parcelId,
  kind,
  fulfillmentOrderId,
  /** `FH-000042` */
  fulfillmentNo: z.string(),
  ordinal: z.int(),
  shopId: z.string(),
  carrier,
  waybillNo: z.string().nullable(),
  accountId: waybillAccountId.nullable(),
  accountName: z.string(),
  beganAt: instantSchema,
  shipBy: instantSchema.nullable(),
  tryCount: z.int(),
  /** when it is tried again; null: a person has to act */
  dueAt: instantSchema.nullable(),
  isByHand: z.boolean(),
  problem: problem.nullable(),
  platformCode: z.string(),
  platformWords: z.string(),
});
export type WaybillTaskRow = z.output<typeof waybillTaskRow>;

/** Oldest first. `stuck`: only those that wait for a person. */
export const listWaybillTasks = endpoint({
  method: 'GET',
  path: '/api/waybill-tasks',
  permission: 'waybills.display',
  title: { 'zh-CN': '取号与回收', en: 'Numbers to take and to give back' },
  input: z.object({
    ...pageInput,
    kind: kind.optional(),
    problem: problem.optional(),
    isStuck: z.stringbool().optional(),
  }),
  output: pageOf(waybillTaskRow),
});

const answer = z.object({ doneCount: z.int() });

/** Tries again now, whatever it waited for. */
export const retryWaybillTasks = endpoint({
  method: 'POST',
  path: '/api/waybill-tasks/retry',
  permission: 'waybills.take',
  title: { 'zh-CN': '重新取号', en: 'Try again' },
  input: z.object({ tasks: z.array(z.object({ parcelId, kind })).min(1).max(numbersAtOnce) }),
  output: answer,
});

/** A number typed or scanned. `carrier` absent: by the shape of the number, and the parcel's own carrier where that fits. */
export const enterWaybillNo = endpoint({
  method: 'POST',
  path: '/api/parcels/:parcelId/waybill-no',
  permission: 'waybills.take',
  title: { 'zh-CN': '录入运单号', en: 'Enter a waybill number' },
  input: z.object({ parcelId, waybillNo: z.string().trim().min(4).max(40), carrier: carrier.optional() }),
  output: z.object({ waybillNo: z.string(), carrier }),
});

/** Which carriers a number may belong to, the likeliest first. */
export const recognizeWaybillNo = endpoint({
  method: 'GET',
  path: '/api/waybill-numbers/recognize',
  permission: 'waybills.display',
  title: { 'zh-CN': '识别快递公司', en: 'Recognise a carrier' },
  input: z.object({ waybillNo: z.string().max(60) }),
  output: z.object({ carriers: z.array(carrier) }),
});

/** Adds parcels to a fulfillment order that is released and not shipped (一单多包). */
export const addParcels = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/:fulfillmentOrderId/parcels',
  permission: 'waybills.take',
  title: { 'zh-CN': '追加包裹', en: 'Add parcels' },
  input: z.object({ fulfillmentOrderId, count: z.int().min(1).max(20) }),
  output: z.object({ parcelIds: z.array(parcelId) }),
});

/** Gives back the number of a parcel that is not shipped, in place of which a new one is taken. */
export const replaceNumber = endpoint({
  method: 'POST',
  path: '/api/parcels/:parcelId/replace-number',
  permission: 'waybills.take',
  title: { 'zh-CN': '作废并重新取号', en: 'Void and take a new number' },
  input: z.object({ parcelId, reason: z.string().trim().min(1).max(200) }),
  output: z.object({ parcelId }),
});

/** A number that was taken and nobody uses: numbered for longer than a day and not shipped, or not given back yet. */
export const unusedNumber = z.object({
  parcelId,
  fulfillmentNo: z.string(),
  carrier,
  waybillNo: z.string(),
  accountName: z.string(),
  numberedAt: instantSchema,
  state: z.enum(['numbered', 'void_wanted']),
  numberFen: z.int(),
});
export type UnusedNumber = z.output<typeof unusedNumber>;

/** Oldest first, with what they cost together: at most a thousand are counted. */
export const listUnusedNumbers = endpoint({
  method: 'GET',
  path: '/api/unused-waybill-numbers',
  permission: 'waybills.display',
  title: { 'zh-CN': '未使用的单号', en: 'Unused numbers' },
  input: z.object({}),
  output: z.object({ items: z.array(unusedNumber), count: z.int(), costFen: z.int() }),
});
