import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import type { ShopId } from './channel.ts';
import { hourStates, type HourState } from './completeness/hour-verdict.ts';

const shopId = idSchema<ShopId>();
const state = z.enum(Object.keys(hourStates) as [HourState, ...HourState[]]);

const figures = {
  platformCount: z.int(),
  ourCount: z.int(),
  /** null: this platform tells no sum, so only counts are compared */
  platformPaidFen: fenSchema.nullable(),
  ourPaidFen: fenSchema,
};

/** An hour of creation as last looked at. */
export const hourView = z.object({
  hour: instantSchema,
  state,
  ...figures,
  /** false where the platform tells no sum, and in the first hours, while buyers still pay: then only the counts decide */
  isPaidCompared: z.boolean(),
  checkedAt: instantSchema,
  checkCount: z.int(),
  redSince: instantSchema.nullable(),
  /** attempts to fill the gap since it is red */
  fillCount: z.int(),
  gapFilledAt: instantSchema.nullable(),
  alarmedAt: instantSchema.nullable(),
});
export type HourView = z.output<typeof hourView>;

/** `dueCount` hours of the span should be known; those that are neither green nor red are unknown: the platform could not be asked. */
const completenessRow = z.object({
  shopId,
  dueCount: z.int(),
  greenCount: z.int(),
  redCount: z.int(),
  oldestRedHour: instantSchema.nullable(),
  checkedAt: instantSchema.nullable(),
});
export type CompletenessRow = z.output<typeof completenessRow>;

const span = { from: instantSchema, to: instantSchema };

/** How complete the orders of each shop are in a span of at most 31 days. */
export const listCompleteness = endpoint({
  method: 'GET',
  path: '/api/completeness',
  permission: 'shops.display',
  title: { 'zh-CN': '漏单证明', en: 'Completeness of orders' },
  input: z.object(span),
  output: z.object({ items: z.array(completenessRow) }),
});

/**
 * The hours of a shop in a span of at most 31 days, the newest first. Hours between `since` and `until` that are not in the list are
 * unknown; `since` is null while the shop has not been loaded.
 */
export const listHours = endpoint({
  method: 'GET',
  path: '/api/completeness/shops/:shopId/hours',
  permission: 'shops.display',
  title: { 'zh-CN': '漏单证明（按小时）', en: 'Completeness by hour' },
  input: z.object({ shopId, ...span }),
  output: z.object({ since: instantSchema.nullable(), until: instantSchema, items: z.array(hourView) }),
});

export const redHourRow = hourView.extend({ shopId });
export type RedHourRow = z.output<typeof redHourRow>;

/** Hours that differ now, of all shops and however long ago; the newest first. */
export const listRedHours = endpoint({
  method: 'GET',
  path: '/api/completeness/red-hours',
  permission: 'shops.display',
  title: { 'zh-CN': '漏单差异', en: 'Hours that differ' },
  input: z.object(pageInput),
  output: pageOf(redHourRow),
});

/** An hour with its latest looks, the newest first, at most 100. */
export const showHour = endpoint({
  method: 'GET',
  path: '/api/completeness/shops/:shopId/hours/:hour',
  permission: 'shops.display',
  title: { 'zh-CN': '小时核对详情', en: 'Completeness of an hour' },
  input: z.object({ shopId, hour: instantSchema }),
  output: hourView.extend({
    checks: z.array(z.object({ checkedAt: instantSchema, state, askedBy: z.string(), isAfterFill: z.boolean(), ...figures })),
  }),
});

/** Has the whole hours of a span looked at now, and gaps filled. */
export const checkHoursNow = endpoint({
  method: 'POST',
  path: '/api/completeness/shops/:shopId/check',
  permission: 'shops.manage',
  title: { 'zh-CN': '立即核对', en: 'Check hours now' },
  input: z.object({ shopId, ...span }),
  output: z.object({ hourCount: z.int() }),
});
