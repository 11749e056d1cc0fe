import { z } from 'zod';
import { warehouseId } from '../inventory/warehouse-api.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { fenSchema, type BasisPoints } from '../kernel/money.ts';
import type { ServiceId } from './carrier-offer.ts';
import { carrierCode, carrierService } from './fee-api.ts';
import { scorePartNames, type ScorePart } from './routing/routing-weights.ts';

const serviceId = idSchema<ServiceId>();
const done = z.object({ done: z.literal(true) });
const share = z.int().min(0).max(10_000) as unknown as z.ZodType<BasisPoints, number>;

const content = {
  dailyCapacity: z.int().min(1).max(10_000_000).nullable(),
  cutoffMinute: z.int().min(0).max(1_439).nullable(),
  reliability: share,
  targetShare: share.nullable(),
  packagingFee: fenSchema.refine((amount) => amount >= 0 && amount <= 1_000_000),
};

/** A carrier at a warehouse; `tableName` prices it today, `todayCount` parcels leave by it today. */
export const carrierRow = z.object({
  id: serviceId,
  warehouseId,
  warehouseName: z.string(),
  carrier: carrierCode,
  service: carrierService,
  ...content,
  isActive: z.boolean(),
  /** the cut-off that counts: its own, or the warehouse's */
  cutoff: z.int().nullable(),
  tableName: z.string().nullable(),
  todayCount: z.int(),
});
export type CarrierRow = z.output<typeof carrierRow>;

/** Carriers at all warehouses of the caller, by warehouse. */
export const listCarriers = endpoint({
  method: 'GET',
  path: '/api/carrier-services',
  permission: 'allocation.display',
  title: { 'zh-CN': '快递设置', en: 'Carriers' },
  input: z.object({}),
  output: z.object({ items: z.array(carrierRow) }),
});

export const addCarrier = endpoint({
  method: 'POST',
  path: '/api/carrier-services/add',
  permission: 'allocation.manage',
  title: { 'zh-CN': '添加快递', en: 'Add a carrier' },
  input: z.object({ warehouseId, carrier: carrierCode, service: carrierService.default('standard'), ...content }),
  output: z.object({ id: serviceId }),
});

/** Says a carrier at a warehouse anew, and whether it is used. */
export const changeCarrier = endpoint({
  method: 'POST',
  path: '/api/carrier-services/:serviceId/change',
  permission: 'allocation.manage',
  title: { 'zh-CN': '修改快递设置', en: 'Change a carrier' },
  input: z.object({ serviceId, ...content, isActive: z.boolean() }),
  output: done,
});

const shopId = idSchema<Id<'ShopId'>>();
const percent = z.int().min(0).max(100);
const parts = Object.fromEntries(scorePartNames.map((part) => [part, percent])) as Record<ScorePart, typeof percent>;
const weights = { ...parts, latePenalty: fenSchema.refine((amount) => amount >= 0 && amount <= 10_000_000) };

export const weightsRow = z.object({ shopId: shopId.nullable(), ...weights });
export type WeightsRow = z.output<typeof weightsRow>;

/** The merchant's weights (shopId null) and those of shops that have their own; the usual ones where nothing was said. */
export const listWeights = endpoint({
  method: 'GET',
  path: '/api/routing-weights',
  permission: 'allocation.display',
  title: { 'zh-CN': '选仓选快递权重', en: 'Routing weights' },
  input: z.object({}),
  output: z.object({ items: z.array(weightsRow), isUsual: z.boolean() }),
});

/** Says what counts how much; the parts have to add up to 100. `weights` null: the shop follows the merchant's again. */
export const saveWeights = endpoint({
  method: 'POST',
  path: '/api/routing-weights/save',
  permission: 'allocation.manage',
  title: { 'zh-CN': '保存权重', en: 'Save routing weights' },
  input: z.object({ shopId: shopId.nullable(), weights: z.object(weights).nullable() }),
  output: done,
});
