import { z } from 'zod';
import { eventType } from '../kernel/event.ts';

const empty = z.object({});

export const feeTableSaved = eventType({
  name: 'fee_table.saved',
  subjectKind: 'fee_table',
  payload: empty,
  words: { 'zh-CN': '保存运费模板', en: 'Fee table saved' },
});
export const feeTableRemoved = eventType({
  name: 'fee_table.removed',
  subjectKind: 'fee_table',
  payload: empty,
  words: { 'zh-CN': '删除运费模板', en: 'Fee table removed' },
});
export const areaSuspended = eventType({
  name: 'suspended_area.added',
  subjectKind: 'suspended_area',
  payload: empty,
  words: { 'zh-CN': '新增停发区域', en: 'Area suspended' },
});
/** By a person before its time; what runs out is told as a change of conditions alone. */
export const areaChanged = eventType({
  name: 'suspended_area.changed',
  subjectKind: 'suspended_area',
  payload: empty,
  words: { 'zh-CN': '调整停发期限', en: 'End of a suspended area changed' },
});
export const carrierServiceSaved = eventType({
  name: 'carrier_service.saved',
  subjectKind: 'carrier_service',
  payload: empty,
  words: { 'zh-CN': '保存快递设置', en: 'Carrier saved' },
});
export const routingWeightsSaved = eventType({
  name: 'routing_weights.saved',
  subjectKind: 'routing_weights',
  payload: empty,
  words: { 'zh-CN': '保存选仓选快递权重', en: 'Routing weights saved' },
});

/** What changed that routes are decided by. */
export const conditionCauses = ['fee_table', 'area', 'carrier', 'weights', 'refusal', 'day'] as const;

export type ConditionCause = (typeof conditionCauses)[number];

/**
 * Routes may come out differently: what waits may be judged again. Null: any; a list narrows to what can be touched. `carriers`: codes;
 * `warehouseIds`; `regions`: paths, their children are meant with them. `eases`: something is possible that was not, so that documents
 * without a route are worth a look; `restricts`: a route that was chosen may not be allowed any more, or not be the best.
 */
export const conditionsChanged = eventType({
  name: 'allocation.conditions_changed',
  subjectKind: 'allocation',
  payload: z.object({
    cause: z.enum(conditionCauses),
    carriers: z.array(z.string()).nullable(),
    warehouseIds: z.array(z.string()).nullable(),
    regions: z.array(z.string()).nullable(),
    eases: z.boolean(),
    restricts: z.boolean(),
  }),
  words: { 'zh-CN': '分仓选快递条件变化', en: 'Conditions of routing changed' },
});

/** Who may hear news about a subject on the live stream. */
export const allocationSubjects = {
  fee_table: 'allocation.display',
  suspended_area: 'allocation.display',
  carrier_service: 'allocation.display',
  routing_weights: 'allocation.display',
  allocation: 'allocation.display',
} as const;
