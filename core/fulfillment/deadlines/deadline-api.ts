import { z } from 'zod';
import { channels, type ChannelCode, type ShopId } from '../../channels/channel.ts';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { localDateSchema } from '../../kernel/local-date.ts';
import { fenSchema } from '../../kernel/money.ts';
import { fulfillmentStages } from '../fulfillment-life.ts';
import type { FulfillmentOrderId } from '../fulfillment-order.ts';
import { riskBands, shipBySources, type RiskBand, type ShipBySource } from './late-risk.ts';
import { penaltyKinds, type PenaltyKind, type SlaPolicyId } from './sla-policy.ts';

const channel = z.enum(Object.keys(channels) as [ChannelCode, ...ChannelCode[]]);
const policyId = idSchema<SlaPolicyId>();
const yuanLimit = 100_000_000;
const done = z.object({ done: z.literal(true) });

const policyFields = {
  channel,
  shipHours: z.int().min(1).max(8_760),
  pickupHours: z.int().min(1).max(720),
  penalty: z.object({
    kind: z.enum(Object.keys(penaltyKinds) as [PenaltyKind, ...PenaltyKind[]]),
    shareBp: z.int().min(0).max(10_000),
    fixedFen: z.int().min(0).max(yuanLimit),
    minFen: z.int().min(0).max(yuanLimit),
    maxFen: z.int().min(0).max(yuanLimit).nullable(),
  }),
  effectiveFrom: localDateSchema,
  effectiveTo: localDateSchema.nullable(),
  source: z.string().trim().max(500),
  isVerified: z.boolean(),
};

/**
 * How long a platform gives, and what it takes when it takes longer. The merchant's data: platforms change it, and hardly any of it is
 * published. Days are Shanghai's, `effectiveTo` is the last one; a starting row was verified by nobody.
 */
export const slaPolicyRow = z.object({ id: policyId, ...policyFields, changedAt: instantSchema });
export type SlaPolicyRow = z.output<typeof slaPolicyRow>;

/** All rules, by channel, the newest first. */
export const listSlaPolicies = endpoint({
  method: 'GET',
  path: '/api/sla-policies',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '时效与罚款规则', en: 'Deadlines and penalties' },
  input: z.object({}),
  output: z.object({ items: z.array(slaPolicyRow) }),
});

export const addSlaPolicy = endpoint({
  method: 'POST',
  path: '/api/sla-policies',
  permission: 'fulfillment.set_up',
  title: { 'zh-CN': '新增时效与罚款规则', en: 'Add a deadline and penalty' },
  input: z.object(policyFields),
  output: z.object({ id: policyId }),
});

/** Waiting orders get their new deadline and penalty at once. */
export const changeSlaPolicy = endpoint({
  method: 'POST',
  path: '/api/sla-policies/:policyId/change',
  permission: 'fulfillment.set_up',
  title: { 'zh-CN': '修改时效与罚款规则', en: 'Change a deadline and penalty' },
  input: z.object({ policyId, ...policyFields }),
  output: done,
});

/** How much waits in a band of time left, and what it may cost. */
const bandSums = z.object({
  band: z.enum(Object.keys(riskBands) as [RiskBand, ...RiskBand[]]),
  count: z.int(),
  penaltyFen: fenSchema,
  riskFen: fenSchema,
});

/** A fulfillment order that still waits; `riskFen` is the penalty times the chance of being late. */
export const riskRow = z.object({
  id: idSchema<FulfillmentOrderId>(),
  no: z.string(),
  shopId: idSchema<ShopId>(),
  shopName: z.string(),
  orderId: z.string(),
  channelOrderNo: z.string(),
  orderCount: z.int(),
  stage: z.enum(fulfillmentStages),
  isBlocked: z.boolean(),
  shipBy: instantSchema.nullable(),
  shipBySource: z.enum(Object.keys(shipBySources) as [ShipBySource, ...ShipBySource[]]).nullable(),
  penaltyFen: fenSchema,
  riskFen: fenSchema,
});
export type RiskRow = z.output<typeof riskRow>;

/** What waits with the caller's shops: the dearest rows, sums by time left, and how many are due in each of the next 48 hours. */
export const showDeadlines = endpoint({
  method: 'GET',
  path: '/api/deadlines',
  permission: 'fulfillment.display',
  title: { 'zh-CN': '发货时限与风险金额', en: 'Ship-by times and money at risk' },
  input: z.object({ band: z.enum(Object.keys(riskBands) as [RiskBand, ...RiskBand[]]).optional() }),
  output: z.object({
    asOf: instantSchema,
    bands: z.array(bandSums),
    hours: z.array(z.object({ from: instantSchema, count: z.int(), blockedCount: z.int() })),
    items: z.array(riskRow),
  }),
});
export type Deadlines = z.output<typeof showDeadlines.output>;
