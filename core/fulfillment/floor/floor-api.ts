import { z } from 'zod';
import { skuId } from '../../inventory/stock-api.ts';
import { warehouseId } from '../../inventory/warehouse-api.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { fulfillmentStages } from '../fulfillment-life.ts';
import { seatLimit, fulfillmentOrderId, stopReason, waveId } from './wave-api.ts';
import { heaviestGram } from './weigh.ts';

const permission = 'floor.work';

/** Made by whoever scans (a uuid), so that a result that is sent twice counts once. */
export type FloorRecordId = Id<'FloorRecordId'>;
const recordId = idSchema<FloorRecordId>();

/** Parcels that a desk loads before they are scanned. */
export const workLimit = 500;

/** A warehouse's way of working; `weigh.ts` and `floor-settings.ts` say what the fields mean. */
export const floorSettings = z.object({
  needsCheck: z.boolean(),
  needsWeigh: z.boolean(),
  shipsByItself: z.boolean(),
  toleranceGram: z.int().min(0).max(100_000),
  tolerancePercent: z.int().min(0).max(100),
  packagingGram: z.int().min(0).max(100_000),
  waveLimit: z.int().min(1).max(seatLimit),
});

export const showFloorSettings = endpoint({
  method: 'GET',
  path: '/api/floor/settings',
  permission,
  title: { 'zh-CN': '仓库作业设置', en: 'Floor settings' },
  input: z.object({ warehouseId }),
  output: floorSettings,
});
export const changeFloorSettings = endpoint({
  method: 'POST',
  path: '/api/floor/settings/change',
  permission: 'floor.manage',
  title: { 'zh-CN': '修改仓库作业设置', en: 'Change floor settings' },
  input: z.object({ warehouseId, ...floorSettings.shape }),
  output: z.object({ done: z.literal(true) }),
});

/** A parcel as a desk needs it: what belongs in, what it should weigh, and why it must not go on, if so. */
export const floorOrder = z.object({
  id: fulfillmentOrderId,
  no: z.string(),
  stage: z.enum(fulfillmentStages),
  carrier: z.string().nullable(),
  waybillNos: z.array(z.string()),
  waveNo: z.string().nullable(),
  seat: z.int().nullable(),
  /** numbers of its platform orders */
  orderNos: z.array(z.string()),
  shipBy: instantSchema.nullable(),
  expectedGram: z.int().nullable(),
  stops: z.array(stopReason),
  /** stopped by nothing but a weight that differs: weighing it again may free it */
  isOnlyWeight: z.boolean(),
  goods: z.array(
    z.object({
      skuId,
      code: z.string(),
      name: z.string(),
      specification: z.string(),
      barcode: z.string(),
      isBarcodeShared: z.boolean(),
      pictureUrl: z.string(),
      /** where it lies in this warehouse; empty when nobody said */
      bin: z.string(),
      quantity: z.int(),
      isGift: z.boolean(),
    }),
  ),
});
export type FloorOrder = z.output<typeof floorOrder>;

/** What a station will see next, the earliest deadline first, stopped ones included: they have to be laid aside. `any`: all with a label. */
export const listFloorWork = endpoint({
  method: 'GET',
  path: '/api/floor/work',
  permission,
  title: { 'zh-CN': '工位待办', en: 'Work of a station' },
  input: z.object({
    warehouseId,
    station: z.enum(['check', 'weigh', 'ship', 'any']),
    waveId: waveId.optional(),
    limit: z.coerce.number().int().min(1).max(workLimit).default(200),
  }),
  output: z.object({ items: z.array(floorOrder), settings: floorSettings }),
});

/** One parcel of the caller's warehouses by its number or waybill, wherever it stands. Refuses `floor.unknown_code`. */
export const findFloorOrder = endpoint({
  method: 'GET',
  path: '/api/floor/order',
  permission,
  title: { 'zh-CN': '扫码找包裹', en: 'Find a parcel by scan' },
  input: z.object({ warehouseId, code: z.string().trim().min(1).max(80) }),
  output: floorOrder,
});

/** What came of a result: `done` moved the parcel on, `shipped` also sent it out, `refused` left it where it was, to be laid aside. */
export const floorOutcomes = ['done', 'shipped', 'refused'] as const;
export const recorded = z.object({
  recordId,
  outcome: z.enum(floorOutcomes),
  stage: z.enum(fulfillmentStages),
  reasons: z.array(stopReason),
});
export type Recorded = z.output<typeof recorded>;

const at = instantSchema;

/** A whole check with all its scans. The server goes through them again over its own lines: only what comes out complete passes. */
export const recordCheck = endpoint({
  method: 'POST',
  path: '/api/floor/check',
  permission,
  title: { 'zh-CN': '验货', en: 'Check a parcel' },
  input: z.object({
    recordId,
    fulfillmentOrderId,
    at,
    /** laid aside before it was complete: kept for its stopped scans */
    isLaidAside: z.boolean().default(false),
    steps: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('scan'), at, text: z.string().min(1).max(80) }),
          z.object({ kind: z.literal('undo'), at }),
        ]),
      )
      .max(5_000),
  }),
  output: recorded,
});

/** A weight outside the tolerance stops the parcel, until it is weighed again or a supervisor accepts it. */
export const recordWeight = endpoint({
  method: 'POST',
  path: '/api/floor/weigh',
  permission,
  title: { 'zh-CN': '称重', en: 'Weigh a parcel' },
  input: z.object({ recordId, fulfillmentOrderId, at, gram: z.int().min(1).max(heaviestGram) }),
  output: recorded,
});

/** It may leave although its last weight differs. */
export const acceptWeight = endpoint({
  method: 'POST',
  path: '/api/floor/weigh/accept',
  permission: 'floor.manage',
  title: { 'zh-CN': '确认重量差异', en: 'Accept a weight difference' },
  input: z.object({ fulfillmentOrderId, reason: z.string().trim().min(2).max(200) }),
  output: z.object({ stage: z.enum(fulfillmentStages), reasons: z.array(stopReason) }),
});

/** Parcels at the door. Each is claimed by itself: one that was stopped meanwhile is refused, the others leave. */
export const recordShip = endpoint({
  method: 'POST',
  path: '/api/floor/ship',
  permission,
  title: { 'zh-CN': '扫描发货', en: 'Ship parcels' },
  input: z.object({ items: z.array(z.object({ recordId, fulfillmentOrderId, at })).min(1).max(seatLimit) }),
  output: z.object({ items: z.array(recorded) }),
});

/** A day of a warehouse's floor; mis-shipments that were kept in the house are `blockedParcelCount` of `checkedCount`. */
export const floorDay = z.object({
  day: z.string(),
  checkedCount: z.int(),
  blockedParcelCount: z.int(),
  blockedScanCount: z.int(),
  weighedCount: z.int(),
  differsCount: z.int(),
  shippedCount: z.int(),
});
export type FloorDay = z.output<typeof floorDay>;

/** The last days, today first; days without work are left out. */
export const sumFloorDays = endpoint({
  method: 'GET',
  path: '/api/floor/days',
  permission,
  title: { 'zh-CN': '错发拦截', en: 'Mis-shipments kept in' },
  input: z.object({ warehouseId, days: z.coerce.number().int().min(1).max(31).default(7) }),
  output: z.object({ items: z.array(floorDay) }),
});
