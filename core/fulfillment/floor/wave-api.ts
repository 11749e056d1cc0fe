import { z } from 'zod';
import { skuId } from '../../inventory/stock-api.ts';
import { warehouseId } from '../../inventory/warehouse-api.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { fulfillmentStages } from '../fulfillment-life.ts';
import type { FulfillmentOrderId } from '../fulfillment-order.ts';
import { waveKindNames, waveStates, type WaveId } from './wave.ts';

export const waveId = idSchema<WaveId>();
export const fulfillmentOrderId = idSchema<FulfillmentOrderId>();
const permission = 'floor.work';
const kind = z.enum(waveKindNames);

/** Parcels that one press makes waves of at most, the most urgent ones. */
export const waveBuildLimit = 2_000;

/** Seats that a wave may have. */
export const seatLimit = 200;

/** What waits to be picked and is in no wave, by kind and carrier. `printedCount`: of them with a label. */
export const countWaiting = endpoint({
  method: 'GET',
  path: '/api/floor/waiting',
  permission,
  title: { 'zh-CN': '待拣包裹', en: 'What waits to be picked' },
  input: z.object({ warehouseId }),
  output: z.object({
    items: z.array(
      z.object({
        kind,
        carrier: z.string().nullable(),
        orderCount: z.int(),
        pieceCount: z.int(),
        printedCount: z.int(),
        /** held or stopped: no wave takes them */
        stoppedCount: z.int(),
        shipBy: instantSchema.nullable(),
      }),
    ),
  }),
});
export type WaitingRow = z.output<typeof countWaiting.output>['items'][number];

/** Makes waves of what waits and may ship. Refuses `wave.nothing_waits`. */
export const buildWaves = endpoint({
  method: 'POST',
  path: '/api/waves/build',
  permission,
  title: { 'zh-CN': '生成波次', en: 'Build waves' },
  input: z.object({
    warehouseId,
    kinds: z
      .array(kind)
      .min(1)
      .default([...waveKindNames]),
    /** only this carrier's parcels */
    carrier: z.string().max(40).optional(),
    /** only what lies in bins that begin like this */
    zone: z.string().trim().max(20).optional(),
    byCarrier: z.boolean().default(true),
    byZone: z.boolean().default(false),
    limit: z.int().min(1).max(seatLimit).optional(),
  }),
  output: z.object({
    waves: z.array(z.object({ id: waveId, no: z.string(), kind, carrier: z.string().nullable(), orderCount: z.int() })),
    orderCount: z.int(),
  }),
});

/** A wave in the list; `stages` counts its parcels by where they stand. */
export const waveRow = z.object({
  id: waveId,
  no: z.string(),
  warehouseId,
  kind,
  carrier: z.string().nullable(),
  zone: z.string(),
  state: z.enum(waveStates),
  orderCount: z.int(),
  pieceCount: z.int(),
  skuCount: z.int(),
  stages: z.partialRecord(z.enum(fulfillmentStages), z.int()),
  stoppedCount: z.int(),
  shipBy: instantSchema.nullable(),
  builtAt: instantSchema,
  builtBy: z.string(),
  pickedAt: instantSchema.nullable(),
  pickedBy: z.string().nullable(),
});
export type WaveRow = z.output<typeof waveRow>;

/** Newest first. `no`: the one of this number. */
export const listWaves = endpoint({
  method: 'GET',
  path: '/api/waves',
  permission,
  title: { 'zh-CN': '波次列表', en: 'Waves' },
  input: z.object({
    ...pageInput,
    warehouseId: warehouseId.optional(),
    state: z.enum(waveStates).optional(),
    no: z.coerce.number().int().min(1).max(999_999_999).optional(),
  }),
  output: pageOf(waveRow),
});

const goods = {
  skuId,
  code: z.string(),
  name: z.string(),
  specification: z.string(),
  barcode: z.string(),
  pictureUrl: z.string(),
};

/** Why a parcel must not go on: codes of the refusal tables of fulfillment and floor, with the values of their words. */
export const stopReason = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });
export type StopReason = z.output<typeof stopReason>;

/** A wave with its parcels by seat and the way through the shelves. */
export const waveView = z.object({
  ...waveRow.shape,
  orders: z.array(
    z.object({
      id: fulfillmentOrderId,
      seat: z.int(),
      no: z.string(),
      stage: z.enum(fulfillmentStages),
      carrier: z.string().nullable(),
      waybillNo: z.string().nullable(),
      pieceCount: z.int(),
      shipBy: instantSchema.nullable(),
      stops: z.array(stopReason),
    }),
  ),
  /** along the bins; of parcels that are still to be picked and may go on */
  stops: z.array(
    z.object({
      ...goods,
      bin: z.string(),
      quantity: z.int(),
      seats: z.array(z.object({ seat: z.int(), no: z.string(), quantity: z.int() })),
    }),
  ),
});
export type WaveView = z.output<typeof waveView>;
export type PickStopRow = WaveView['stops'][number];

export const showWave = endpoint({
  method: 'GET',
  path: '/api/waves/:waveId',
  permission,
  title: { 'zh-CN': '波次详情', en: 'A wave' },
  input: z.object({ waveId }),
  output: waveView,
});

/** What became of a picked wave. `stopped`: must not go on and are to be laid aside; `unprinted` have no label and stay in it. */
export const pickedWave = z.object({
  pickedCount: z.int(),
  shorts: z.array(z.object({ no: z.string(), seat: z.int(), code: z.string(), missing: z.int() })),
  stopped: z.array(z.object({ no: z.string(), seat: z.int(), reasons: z.array(stopReason) })),
  unprinted: z.array(z.object({ no: z.string(), seat: z.int() })),
});
export type PickedWave = z.output<typeof pickedWave>;

/** The wave has been walked. `missing`: pieces that were not on the shelf; the parcels that go without are short at once. */
export const pickWave = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/pick',
  permission,
  title: { 'zh-CN': '波次拣货完成', en: 'Wave picked' },
  input: z.object({
    waveId,
    missing: z
      .array(z.object({ skuId, missing: z.int().min(1).max(100_000) }))
      .max(2_000)
      .default([]),
  }),
  output: pickedWave,
});

/** Gives its parcels back to what waits, as far as they are not picked. */
export const dissolveWave = endpoint({
  method: 'POST',
  path: '/api/waves/:waveId/dissolve',
  permission,
  title: { 'zh-CN': '解散波次', en: 'Dissolve a wave' },
  input: z.object({ waveId }),
  output: z.object({ orderCount: z.int() }),
});
