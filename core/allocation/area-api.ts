import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { areaEffectNames, areaReasonNames, areaStateNames, type AreaId } from './area/suspended-area.ts';
import { carrierCode } from './fee-api.ts';

const areaId = idSchema<AreaId>();
const done = z.object({ done: z.literal(true) });

export const areaRow = z.object({
  id: areaId,
  carrier: carrierCode.nullable(),
  /** path from the province down; empty: everywhere */
  region: z.string(),
  keyword: z.string(),
  effect: z.enum(areaEffectNames),
  reason: z.enum(areaReasonNames),
  note: z.string(),
  from: instantSchema,
  until: instantSchema.nullable(),
  state: z.enum(areaStateNames),
  addedAt: instantSchema,
  addedBy: z.string(),
  /** paid orders to this region that have not left, whatever their street; `waitingLimit` means that many or more; null: not in force */
  waitingCount: z.int().nullable(),
});
export type AreaRow = z.output<typeof areaRow>;

/** More are not counted. */
export const waitingLimit = 1_000;

/** What has no end first, then what ends last; `region` takes a region, what it lies in and what lies in it. */
export const listAreas = endpoint({
  method: 'GET',
  path: '/api/suspended-areas',
  permission: 'allocation.display',
  title: { 'zh-CN': '停发区域', en: 'Suspended areas' },
  input: z.object({
    ...pageInput,
    state: z.enum(areaStateNames).optional(),
    carrier: carrierCode.optional(),
    region: z.string().trim().min(1).max(60).optional(),
  }),
  output: pageOf(areaRow),
});

/** Regions times carriers that one command may suspend. */
export const areasAtOnce = 500;

/** Suspends regions for some carriers, or for all. The same again adds nothing. */
export const addAreas = endpoint({
  method: 'POST',
  path: '/api/suspended-areas/add',
  permission: 'allocation.manage',
  title: { 'zh-CN': '新增停发区域', en: 'Suspend areas' },
  input: z
    .object({
      /** as people write them: `浙江省宁波市`, `新疆`; `全国` for everywhere */
      regions: z.array(z.string().trim().min(1).max(60)).min(1).max(areasAtOnce),
      /** empty: all */
      carriers: z.array(carrierCode).max(40).default([]),
      keyword: z.string().trim().max(40).default(''),
      effect: z.enum(areaEffectNames).default('disable_carrier'),
      reason: z.enum(areaReasonNames),
      note: z.string().trim().max(200).default(''),
      /** null: from now on */
      from: instantSchema.nullable().default(null),
      until: instantSchema.nullable().default(null),
    })
    .refine(({ regions, carriers }) => regions.length * Math.max(1, carriers.length) <= areasAtOnce),
  output: z.object({ ids: z.array(areaId) }),
});

/** Moves the end of areas: to now, to another moment, or away (null); several at once, as a list ticks them. */
export const endAreas = endpoint({
  method: 'POST',
  path: '/api/suspended-areas/end',
  permission: 'allocation.manage',
  title: { 'zh-CN': '调整停发期限', en: 'Change the end of suspended areas' },
  input: z.object({ areaIds: z.array(areaId).min(1).max(areasAtOnce), until: z.union([z.literal('now'), instantSchema]).nullable() }),
  output: done,
});
