import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema, type Id } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { fenSchema } from '../../kernel/money.ts';
import { fulfillmentStages } from '../fulfillment-life.ts';
import type { OrderId } from '../../orders/order.ts';
import type { FulfillmentOrderId } from '../fulfillment-order.ts';
import { mostParts, splitWays, type SplitWay } from './split-plan.ts';

const fulfillmentId = idSchema<FulfillmentOrderId>();
const reason = z.string().trim().min(2).max(200).optional();
const way = z.enum(Object.keys(splitWays) as [SplitWay, ...SplitWay[]]);

/** Groups that one call merges at most: a morning's suggestions in one go. */
const mostGroups = 500;

/** Why something was not done: `joiningRefusals[code]` filled in with its values. */
const refusalView = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });

/** Each group becomes one fulfillment order, or is refused with the reason; the others are merged all the same. */
export const mergeFulfillments = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/merge',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '合单', en: 'Merge' },
  input: z.object({
    groups: z.array(z.array(fulfillmentId).min(1).max(50)).min(1).max(mostGroups),
    /** a person has compared receivers that the platform does not tell to be one */
    isReceiverConfirmed: z.boolean().default(false),
    reason,
  }),
  output: z.object({
    /** in the order of the groups */
    outcomes: z.array(z.object({ id: fulfillmentId.nullable(), refusal: refusalView.nullable() })),
  }),
});

const memberView = z.object({
  id: fulfillmentId,
  no: z.string(),
  stage: z.enum(fulfillmentStages),
  orderNos: z.array(z.string()),
  pieceCount: z.int(),
  shipBy: instantSchema.nullable(),
  /** why it cannot go with the others */
  refusal: refusalView.nullable(),
});
export type MergeMember = z.output<typeof memberView>;

/** Fulfillment orders that wait for one receiver. */
export const mergeSuggestion = z.object({
  shopId: idSchema<Id<'ShopId'>>(),
  place: z.object({ province: z.string(), city: z.string(), district: z.string() }),
  /** the one that leads comes first; those with a refusal stay out */
  members: z.array(memberView),
});
export type MergeSuggestion = z.output<typeof mergeSuggestion>;

/** 同收件人可合并: what could go together and does not yet, the most urgent first; with `hasMore` there are more than are shown. */
export const listMergeSuggestions = endpoint({
  method: 'GET',
  path: '/api/fulfillment-orders/merge-suggestions',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '同收件人可合并', en: 'Could go together' },
  input: z.object({}),
  output: z.object({ items: z.array(mergeSuggestion), hasMore: z.boolean() }),
});

const share = z.object({ position: z.int().min(0), quantity: z.int().min(0) });

/** A line of a fulfillment order, to be split. */
export const splitLineView = z.object({
  position: z.int(),
  orderNo: z.string(),
  sku: z.object({ code: z.string(), name: z.string(), specification: z.string() }),
  quantity: z.int(),
  isGift: z.boolean(),
  /** pieces that can be promised now, those it holds itself included */
  available: z.int(),
});
export type SplitLineView = z.output<typeof splitLineView>;

export const splitPartView = z.object({
  shares: z.array(share),
  paid: fenSchema,
  /** null: a SKU of it has no weight */
  weightGram: z.int().nullable(),
  /** what its carrier asks, without one the cheapest; null: no table prices it */
  freight: fenSchema.nullable(),
});
export type SplitPartView = z.output<typeof splitPartView>;

/**
 * How a fulfillment order would be split: by a way, or in the `parts` given as `0:3,1:2;0:4` (line:pieces, parts by semicolon).
 * Nothing is changed.
 */
export const previewSplit = endpoint({
  method: 'GET',
  path: '/api/fulfillment-orders/:fulfillmentId/split',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '拆单预览', en: 'Preview of a split' },
  input: z.object({
    fulfillmentId,
    way: way.optional(),
    /** the most grams, fen or pieces of a part */
    most: z.coerce.number().int().min(1).max(100_000_000).default(1),
    parts: z
      .string()
      .regex(/^(\d+:\d+)([,;]\d+:\d+)*$/)
      .max(4_000)
      .optional(),
  }),
  output: z.object({ no: z.string(), lines: z.array(splitLineView), parts: z.array(splitPartView), refusal: refusalView.nullable() }),
});

export const splitFulfillment = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/:fulfillmentId/split',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '拆单', en: 'Split' },
  input: z.object({ fulfillmentId, parts: z.array(z.array(share).max(500)).min(1).max(mostParts), reason }),
  output: z.object({ ids: z.array(fulfillmentId) }),
});

/** Takes apart what was merged, puts together what was split. Named is what came of it, or one of those that went into it. */
export const restoreFulfillments = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/restore',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '还原合单、拆单', en: 'Undo merge or split' },
  input: z.object({ ids: z.array(fulfillmentId).min(1).max(100), reason }),
  output: z.object({ ids: z.array(fulfillmentId) }),
});

export const orderParcel = z.object({
  id: fulfillmentId,
  no: z.string(),
  stage: z.enum(fulfillmentStages),
  pieceCount: z.int(),
  /** the orders that it ships together */
  orderNos: z.array(z.string()),
  /** a merge or split that was taken back */
  isUndone: z.boolean(),
  mergedInto: z.string().nullable(),
  splitOf: z.string().nullable(),
  carrier: z.string().nullable(),
  waybillNos: z.array(z.string()),
});
export type OrderParcel = z.output<typeof orderParcel>;

/** What the warehouse is or was asked to do for an order, the newest first. */
export const listOrderParcels = endpoint({
  method: 'GET',
  path: '/api/orders/:orderId/fulfillment-orders',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '订单的发货单', en: 'Fulfillment orders of an order' },
  input: z.object({ orderId: idSchema<OrderId>() }),
  output: z.object({ items: z.array(orderParcel) }),
});
