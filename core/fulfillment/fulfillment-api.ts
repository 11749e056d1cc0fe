import { z } from 'zod';
import { carriers, type CarrierCode } from '../allocation/carrier.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { orderHappening } from '../orders/api.ts';
import { exceptionView } from '../orders/goods-view.ts';
import { orderExceptionKinds } from '../orders/order-exception.ts';
import { orderLife, type OrderStatus } from '../orders/order-life.ts';
import { dueSpans, type DueSpan } from '../orders/order-span.ts';
import type { OrderId } from '../orders/order.ts';
import { fulfillmentStages } from './fulfillment-life.ts';
import { choosers, fulfillmentStocks, type Chooser, type FulfillmentOrderId, type FulfillmentStock } from './fulfillment-order.ts';
import { parcelStates } from './parcel-life.ts';

const id = idSchema<FulfillmentOrderId>();
const orderId = idSchema<OrderId>();
const shopId = idSchema<Id<'ShopId'>>();
const warehouseId = idSchema<Id<'WarehouseId'>>();
const stage = z.enum(fulfillmentStages);
const stock = z.enum(Object.keys(fulfillmentStocks) as [FulfillmentStock, ...FulfillmentStock[]]);
const chooser = z.enum(Object.keys(choosers) as [Chooser, ...Chooser[]]);
const carrier = z.enum(Object.keys(carriers) as [CarrierCode, ...CarrierCode[]]);
const exceptionKind = z.enum(orderExceptionKinds);
const status = z.enum(Object.keys(orderLife) as [OrderStatus, ...OrderStatus[]]);
const reason = z.string().trim().min(2).max(200);

/** Fulfillment orders that one command takes. */
export const bulkLimit = 200;

const filters = {
  /** without it: everything that has not left the house */
  stage: stage.optional(),
  shopId: shopId.optional(),
  warehouseId: warehouseId.optional(),
  carrier: z.string().max(32).optional(),
  exception: exceptionKind.optional(),
  stock: stock.optional(),
  /** still to be shipped, and by then */
  due: z.enum(Object.keys(dueSpans) as [DueSpan, ...DueSpan[]]).optional(),
  /** our number, a platform's order number, or a waybill number; whole */
  search: z.string().trim().min(2).max(64).optional(),
} as const;

const summary = {
  id,
  no: z.string(),
  stage,
  stageSince: instantSchema,
  shopId,
  orders: z.array(z.object({ orderId, orderNo: z.string(), kind: z.string() })),
  /** names of the goods, at most three, with pieces */
  goods: z.array(z.object({ name: z.string(), quantity: z.int() })),
  skuCount: z.int(),
  pieceCount: z.int(),
  warehouseName: z.string().nullable(),
  carrier: z.string().nullable(),
  service: z.string(),
  waybillNos: z.array(z.string()),
  province: z.string(),
  city: z.string(),
  shipBy: instantSchema.nullable(),
  stock,
  priority: z.int(),
  printCount: z.int(),
  isSealed: z.boolean(),
  isPart: z.boolean(),
  /** kinds of open exceptions of its orders, those that block first */
  exceptions: z.array(exceptionKind),
  holdCount: z.int(),
};

export const fulfillmentSummary = z.object(summary);
export type FulfillmentSummary = z.output<typeof fulfillmentSummary>;

/** Fulfillment orders of the caller's shops and warehouses: what is open by its deadline, the earliest first; others newest first. */
export const listFulfillments = endpoint({
  method: 'GET',
  path: '/api/fulfillment-orders',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '发货单', en: 'Fulfillment orders' },
  input: z.object({ ...pageInput, ...filters }),
  output: pageOf(fulfillmentSummary),
});

/** How many stand where, of those that have not left the house. */
export const sumFulfillments = endpoint({
  method: 'GET',
  path: '/api/fulfillment-orders/sums',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '发货单合计', en: 'Sums of fulfillment orders' },
  input: z.object(filters),
  output: z.object({ stages: z.array(z.object({ stage, count: z.int(), pieceCount: z.int(), lateCount: z.int() })) }),
});

/** What stands in a claim's way: `fulfillmentRefusals[code]` with the values filled in. */
export const claimRefusalView = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });

export const fulfillmentView = z.object({
  ...summary,
  warehouseId: warehouseId.nullable(),
  warehouseBy: chooser.nullable(),
  carrierBy: chooser.nullable(),
  freight: fenSchema.nullable(),
  weightGram: z.int().nullable(),
  weighedGram: z.int().nullable(),
  openedAt: instantSchema,
  printedAt: instantSchema.nullable(),
  shippedAt: instantSchema.nullable(),
  mergedInto: z.object({ id, no: z.string() }).nullable(),
  splitOf: z.object({ id, no: z.string() }).nullable(),
  members: z.array(
    z.object({
      orderId,
      orderNo: z.string(),
      shopId,
      status,
      mayShip: z.boolean(),
      paidAt: instantSchema.nullable(),
      shipBy: instantSchema.nullable(),
      exceptions: z.array(exceptionView),
    }),
  ),
  lines: z.array(
    z.object({
      position: z.int(),
      orderNo: z.string(),
      code: z.string(),
      name: z.string(),
      specification: z.string(),
      quantity: z.int(),
      isGift: z.boolean(),
      isDropped: z.boolean(),
      checkedQuantity: z.int(),
    }),
  ),
  parcels: z.array(
    z.object({
      id: idSchema<Id<'ParcelId'>>(),
      ordinal: z.int(),
      state: z.enum(parcelStates),
      carrier: z.string(),
      waybillNo: z.string().nullable(),
      source: z.string().nullable(),
      problemWords: z.string().nullable(),
      wantedAt: instantSchema,
      numberedAt: instantSchema.nullable(),
      shippedAt: instantSchema.nullable(),
      voidedAt: instantSchema.nullable(),
      voidReason: z.string().nullable(),
    }),
  ),
  /** why it does not go on at this moment; empty when nothing stands in the way of the next step */
  refusals: z.array(claimRefusalView),
});
export type FulfillmentView = z.output<typeof fulfillmentView>;

export const showFulfillment = endpoint({
  method: 'GET',
  path: '/api/fulfillment-orders/:id',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '发货单详情', en: 'Fulfillment order' },
  input: z.object({ id }),
  output: fulfillmentView,
});

/** What happened to a fulfillment order, newest first. */
export const listFulfillmentHappenings = endpoint({
  method: 'GET',
  path: '/api/fulfillment-orders/:id/happenings',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '发货单时间线', en: 'What happened to a fulfillment order' },
  input: z.object({ ...pageInput, id }),
  output: pageOf(orderHappening),
});

/** What became of each that a command was given; nothing is thrown for one that is refused. */
const outcomes = z.object({
  outcomes: z.array(z.object({ id: z.string(), outcome: z.string(), refusals: z.array(claimRefusalView) })),
});
export type FulfillmentOutcomes = z.output<typeof outcomes>;

const ids = z.array(id).min(1).max(bulkLimit);

/** A hand's choice: no rule changes it. What is left out stays. */
export const chooseByHand = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/choose',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '指定仓库和快递', en: 'Choose warehouse and carrier' },
  input: z.object({ ids, warehouseId: warehouseId.optional(), carrier: carrier.optional() }),
  output: outcomes,
});

const routeSide = z.object({
  warehouse: z.string().nullable(),
  carrier: z.string().nullable(),
  /** by the fee tables of today; null where none says */
  freight: fenSchema.nullable(),
});

/** What a hand's choice would make of each, before it is made. Those of others are left out. */
export const previewChoice = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/choose/preview',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '预览改仓库和快递', en: 'Preview a choice of warehouse and carrier' },
  input: chooseByHand.input,
  output: z.object({
    items: z.array(
      z.object({
        id,
        no: z.string(),
        orderNo: z.string(),
        outcome: z.enum(['assigned', 'same', 'refused']),
        refusals: z.array(claimRefusalView),
        /** why it had better not be chosen: the carrier does not go there from that warehouse, or that warehouse lacks goods */
        problem: z.object({ kind: z.enum(['closed', 'short']), words: z.string() }).nullable(),
        from: routeSide,
        to: routeSide,
      }),
    ),
  }),
});
export type PreviewedChoice = z.output<typeof previewChoice.output>['items'][number];

const takeBack = z.object({ ids, reason, isStopConfirmed: z.boolean() });

export const withdrawFulfillments = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/withdraw',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '反审核', en: 'Withdraw' },
  input: takeBack,
  output: outcomes,
});

export const cancelFulfillments = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/cancel',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '取消发货单', en: 'Cancel' },
  input: takeBack,
  output: outcomes,
});

export const reopenFulfillments = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/reopen',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '重新打开', en: 'Reopen' },
  input: z.object({ ids, reason }),
  output: outcomes,
});

export const shipElsewhere = endpoint({
  method: 'POST',
  path: '/api/fulfillment-orders/ship-elsewhere',
  permission: 'fulfillment.manage',
  title: { 'zh-CN': '已在别处发货', en: 'Shipped elsewhere' },
  input: z.object({ ids, reason }),
  output: outcomes,
});
