import { z } from 'zod';
import { carrierCodeList, type CarrierCode } from '../channels/carrier/carrier-codes.ts';
import type { ShopId } from '../channels/channel.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { alertKindCodes } from './alert-kind.ts';
import { interceptionStateCodes } from './interception.ts';
import { parcelWatchCodes } from './parcel-watch.ts';
import { traceStateCode, traceSubCode } from './trace-codes.ts';

export type ParcelAlertId = Id<'ParcelAlertId'>;

const alertId = idSchema<ParcelAlertId>();
const shopId = idSchema<ShopId>();
const parcelId = z.uuid();
const kind = z.enum(alertKindCodes);
const carrier = z.enum(carrierCodeList as [CarrierCode, ...CarrierCode[]]);
const detail = z.record(z.string(), z.union([z.string(), z.number()]));

/** Alerts that are handled at once. */
const manyLimit = 500;

/** `text`: the courier's newest sentence. `region`: where it goes, by province and city. */
export const parcelAlertRow = z.object({
  id: alertId,
  parcelId,
  kind,
  since: instantSchema,
  detail,
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  closedBy: z.string().nullable(),
  note: z.string().nullable(),
  carrier: z.string(),
  waybillNo: z.string(),
  state: traceStateCode,
  sub: traceSubCode.nullable(),
  lastAt: instantSchema.nullable(),
  text: z.string(),
  region: z.string(),
  shopId,
  orderId: z.string(),
  channelOrderNo: z.string(),
});
export type ParcelAlertRow = z.output<typeof parcelAlertRow>;

/** `search`: a waybill number or a platform's order number, whole. `handled`: those that a person has ended, the newest first. */
export const listParcelAlerts = endpoint({
  method: 'GET',
  path: '/api/parcel-alerts',
  permission: 'tracking.display',
  title: { 'zh-CN': '物流异常', en: 'Parcels in trouble' },
  input: z.object({
    ...pageInput,
    state: z.enum(['open', 'handled']).default('open'),
    kind: kind.optional(),
    carrier: carrier.optional(),
    shopId: shopId.optional(),
    search: z.string().trim().max(64).optional(),
  }),
  output: pageOf(parcelAlertRow),
});

/** `unwatched`: parcels on their way that no account serves. */
export const countParcelAlerts = endpoint({
  method: 'GET',
  path: '/api/parcel-alert-counts',
  permission: 'tracking.display',
  title: { 'zh-CN': '物流异常数量', en: 'Parcels in trouble by kind' },
  input: z.object({}),
  output: z.object({ kinds: z.array(z.object({ kind, count: z.int() })), unwatched: z.int() }),
});

export const handleParcelAlerts = endpoint({
  method: 'POST',
  path: '/api/parcel-alerts/handle',
  permission: 'tracking.handle',
  title: { 'zh-CN': '标记物流异常已处理', en: 'Mark parcels in trouble as handled' },
  input: z.object({ ids: z.array(alertId).min(1).max(manyLimit), note: z.string().trim().max(500).default('') }),
  output: z.object({ doneCount: z.int() }),
});

/** Takes back what was marked as handled. */
export const reopenParcelAlerts = endpoint({
  method: 'POST',
  path: '/api/parcel-alerts/reopen',
  permission: 'tracking.handle',
  title: { 'zh-CN': '撤销已处理', en: 'Take back that they are handled' },
  input: z.object({ ids: z.array(alertId).min(1).max(manyLimit) }),
  output: z.object({ doneCount: z.int() }),
});

/** A parcel with all that is known of its way. `carrierPhone`: the carrier's customer line, empty where we know none. */
export const parcelTrace = z.object({
  parcelId,
  carrier: z.string(),
  waybillNo: z.string(),
  carrierPhone: z.string(),
  watch: z.enum(parcelWatchCodes),
  trouble: z.string().nullable(),
  state: traceStateCode,
  sub: traceSubCode.nullable(),
  shippedAt: instantSchema.nullable(),
  pickedUpAt: instantSchema.nullable(),
  deliveredAt: instantSchema.nullable(),
  expectedAt: instantSchema.nullable(),
  heardAt: instantSchema.nullable(),
  events: z.array(
    z.object({ at: instantSchema, text: z.string(), place: z.string(), state: traceStateCode.nullable(), sub: traceSubCode.nullable() }),
  ),
  alerts: z.array(parcelAlertRow.pick({ id: true, kind: true, since: true, detail: true, closedAt: true, closedBy: true, note: true })),
  interception: z
    .object({
      state: z.enum(interceptionStateCodes),
      reason: z.string(),
      wantedAt: instantSchema,
      endedAt: instantSchema.nullable(),
      words: z.string(),
      costFen: z.int().nullable(),
      note: z.string(),
    })
    .nullable(),
  orders: z.array(z.object({ orderId: z.string(), channelOrderNo: z.string(), shopId })),
});
export type ParcelTrace = z.output<typeof parcelTrace>;

export const showParcelTrace = endpoint({
  method: 'GET',
  path: '/api/parcels/:parcelId/trace',
  permission: 'tracking.display',
  title: { 'zh-CN': '包裹轨迹', en: 'A parcel’s trace' },
  input: z.object({ parcelId }),
  output: parcelTrace,
});

/** Parcels of an order that have left; empty before. */
export const showOrderTraces = endpoint({
  method: 'GET',
  path: '/api/orders/:orderId/traces',
  permission: 'tracking.display',
  title: { 'zh-CN': '订单的包裹轨迹', en: 'Traces of an order’s parcels' },
  input: z.object({ orderId: z.uuid() }),
  output: z.object({ items: z.array(parcelTrace) }),
});

/** Asks the service now. `not_asked`: its limits do not allow it yet, or no account serves the carrier. */
export const askParcel = endpoint({
  method: 'POST',
  path: '/api/parcels/:parcelId/ask',
  permission: 'tracking.handle',
  title: { 'zh-CN': '立即查询轨迹', en: 'Ask after a parcel now' },
  input: z.object({ parcelId }),
  output: z.object({ outcome: z.enum(['answered', 'nothing', 'refused', 'not_asked']), words: z.string() }),
});

export const interceptParcel = endpoint({
  method: 'POST',
  path: '/api/parcels/:parcelId/intercept',
  permission: 'tracking.handle',
  title: { 'zh-CN': '拦截包裹', en: 'Call a parcel back' },
  input: z.object({ parcelId, reason: z.string().trim().min(1).max(200) }),
  output: z.object({ done: z.literal(true) }),
});

/** What came of it by telephone, and what it cost. */
export const settleInterception = endpoint({
  method: 'POST',
  path: '/api/parcels/:parcelId/interception',
  permission: 'tracking.handle',
  title: { 'zh-CN': '登记拦截结果', en: 'Record what came of calling a parcel back' },
  input: z.object({
    parcelId,
    state: z.enum(['done', 'refused']).optional(),
    costFen: z.int().min(0).max(10_000_000).nullable().optional(),
    note: z.string().trim().max(500).optional(),
  }),
  output: z.object({ done: z.literal(true) }),
});

/** Hours of a kind: the usual ones, and the merchant's own. */
export const thresholdRow = z.object({
  kind,
  usual: z.int(),
  remote: z.int(),
  own: z.array(z.object({ carrier: carrier.nullable(), isRemote: z.boolean(), hours: z.int() })),
});
export type ThresholdRow = z.output<typeof thresholdRow>;

export const listThresholds = endpoint({
  method: 'GET',
  path: '/api/tracking-thresholds',
  permission: 'tracking.display',
  title: { 'zh-CN': '物流异常时限', en: 'Hours after which a parcel is late' },
  input: z.object({}),
  output: z.object({ items: z.array(thresholdRow) }),
});

/** `carrier` null: for all without hours of their own; `hours` null: the usual ones again. */
export const saveThreshold = endpoint({
  method: 'POST',
  path: '/api/tracking-thresholds',
  permission: 'tracking.manage',
  title: { 'zh-CN': '修改物流异常时限', en: 'Change the hours after which a parcel is late' },
  input: z.object({ kind, carrier: carrier.nullable(), isRemote: z.boolean(), hours: z.int().min(0).max(2_160).nullable() }),
  output: z.object({ done: z.literal(true) }),
});
