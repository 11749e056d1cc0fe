import { z } from 'zod';
import { fulfillmentStages } from '../fulfillment/fulfillment-life.ts';
import type { FulfillmentOrderId } from '../fulfillment/fulfillment-order.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import { exceptionView } from '../orders/goods-view.ts';
import type { OrderId } from '../orders/order.ts';
import { keptEffects, type DecisionId } from './audit-decision.ts';
import { auditPhaseCodes } from './audit-phase.ts';
import { auditVerdictCodes } from './audit-verdict.ts';

const orderId = idSchema<OrderId>();
const fulfillmentOrderId = idSchema<FulfillmentOrderId>();
const verdict = z.enum(auditVerdictCodes);
const words = z.object({ 'zh-CN': z.string(), en: z.string() });

/** What stands in an order's way now. */
const openException = exceptionView.pick({ kind: true, detail: true, openedAt: true });
export type AuditException = z.output<typeof openException>;

/** A test of a rule as a sentence that says how it turned out; `isKey`: had it turned out otherwise, so would the rule. */
const toldTest = z.object({ words, holds: z.boolean(), isKey: z.boolean() });

const toldRule = z.object({
  ruleKey: z.string(),
  version: z.int(),
  name: z.string(),
  phase: z.enum(auditPhaseCodes),
  sentence: words,
  /** `skipped`: a rule before it said stop */
  outcome: z.enum(['matched', 'spent', 'not_matched', 'skipped']),
  verdict: verdict.nullable(),
  /** of a rule that matched the tests that decided; of one that did not, those that kept it from it */
  tests: z.array(toldTest),
});
export type ToldRule = z.output<typeof toldRule>;

const toldDecision = z.object({
  id: idSchema<DecisionId>(),
  judgedAt: instantSchema,
  ruleSet: z.int(),
  verdict,
  rules: z.array(toldRule),
  effects: keptEffects,
});

/** Why an order stands where it stands: what each rule says of it now, what was decided before, route and stock. */
export const explainOrder = endpoint({
  method: 'GET',
  path: '/api/audit/orders/:orderId/why',
  permission: 'audit.display',
  title: { 'zh-CN': '为什么', en: 'Why' },
  input: z.object({ orderId }),
  output: z.object({
    /** null: no fulfillment order was opened for it yet */
    parcel: z
      .object({
        id: fulfillmentOrderId,
        no: z.string(),
        stage: z.enum(fulfillmentStages),
        warehouse: z.string().nullable(),
        carrier: z.string().nullable(),
        stock: z.enum(['none', 'reserved', 'short', 'consumed']),
        freightFen: fenSchema.nullable(),
      })
      .nullable(),
    /** every rule that is on, judged on the order as it is now; nothing is written */
    now: z.object({ verdict, rules: z.array(toldRule) }),
    /** when time alone may change the verdict */
    dueAt: instantSchema.nullable(),
    isKept: z.boolean(),
    tags: z.array(z.object({ tag: z.string(), setBy: z.enum(['hand', 'rule']) })),
    exceptions: z.array(openException),
    holds: z.array(z.object({ source: z.string(), reason: z.string(), until: instantSchema.nullable(), placedAt: instantSchema })),
    /** newest first */
    decisions: z.array(toldDecision),
  }),
});

/** A rule that spoke against it: the tests that decided, the words that they found, and in which fields. */
const spokenReason = z.object({ name: z.string(), tests: z.array(words), found: z.array(z.string()), fields: z.array(z.string()) });
export type SpokenReason = z.output<typeof spokenReason>;

/** A fulfillment order that waits for a person. */
export const auditQueueRow = z.object({
  id: fulfillmentOrderId,
  no: z.string(),
  stage: z.enum(['audit', 'finance']),
  shopId: idSchema<Id<'ShopId'>>(),
  shopName: z.string(),
  leadOrderId: orderId,
  channelOrderNos: z.array(z.string()),
  orderIds: z.array(orderId),
  paidFen: fenSchema,
  pieceCount: z.int(),
  goods: z.string(),
  buyerMessage: z.string(),
  sellerMemo: z.string(),
  receiver: z.string(),
  warehouse: z.string().nullable(),
  carrier: z.string().nullable(),
  stock: z.enum(['none', 'reserved', 'short', 'consumed']),
  shipBy: instantSchema.nullable(),
  stageSince: instantSchema,
  /** the strictest of its orders' */
  verdict: verdict.nullable(),
  /** when rules look again by themselves; may let it pass */
  dueAt: instantSchema.nullable(),
  /** rules that spoke against letting it pass */
  reasons: z.array(spokenReason),
  /** expected loss by lateness: the penalty times its chance */
  riskFen: fenSchema,
  exceptions: z.array(openException),
  holdReasons: z.array(z.string()),
  /** nothing keeps it but that somebody has to look */
  isReady: z.boolean(),
});
export type AuditQueueRow = z.output<typeof auditQueueRow>;

/** What waits for people, the most money at risk first, then the earliest deadline. */
export const listAuditQueue = endpoint({
  method: 'GET',
  path: '/api/audit/queue',
  permission: 'audit.display',
  title: { 'zh-CN': '人工审核', en: 'To audit by hand' },
  input: z.object({
    ...pageInput,
    stage: z.enum(['audit', 'finance']).default('audit'),
    /** ready: nothing but a look is missing; stopped: something has to be settled first; timed: passes by itself, waits for nobody */
    state: z.enum(['all', 'ready', 'stopped', 'timed']).default('all'),
    shopId: idSchema<Id<'ShopId'>>().optional(),
  }),
  output: pageOf(auditQueueRow),
});

const batch = z.array(fulfillmentOrderId).min(1).max(200);
const reason = z.string().trim().max(200);

/** What became of each; `words` says why one could not be done. */
const decided = z.object({ items: z.array(z.object({ id: fulfillmentOrderId, isDone: z.boolean(), words: z.string().nullable() })) });
export type Decided = z.output<typeof decided>;

/**
 * Lets fulfillment orders go on. What audit itself stopped is forced with the reason, which takes a permission of its own; what a
 * platform, stock or the route stops is not.
 */
export const passAudit = endpoint({
  method: 'POST',
  path: '/api/audit/queue/pass',
  permission: 'audit.display',
  title: { 'zh-CN': '审核通过', en: 'Pass' },
  input: z.object({ ids: batch, reason: reason.default('') }),
  output: decided,
});

export const sendToFinance = endpoint({
  method: 'POST',
  path: '/api/audit/queue/to-finance',
  permission: 'audit.decide',
  title: { 'zh-CN': '转财审', en: 'To finance' },
  input: z.object({ ids: batch, reason: reason.default('') }),
  output: decided,
});

/** Back from finance to the auditors. */
export const rejectFromFinance = endpoint({
  method: 'POST',
  path: '/api/audit/queue/reject',
  permission: 'audit.finance',
  title: { 'zh-CN': '财审驳回', en: 'Send back' },
  input: z.object({ ids: batch, reason: reason.min(1) }),
  output: decided,
});

/** Has them wait: until a moment, or until somebody ends it. */
export const holdAudit = endpoint({
  method: 'POST',
  path: '/api/audit/queue/hold',
  permission: 'audit.decide',
  title: { 'zh-CN': '暂缓', en: 'Hold' },
  input: z.object({ ids: batch, reason: reason.min(1), until: instantSchema.nullable().default(null) }),
  output: decided,
});

/** The undoing of `holdAudit`. */
export const unholdAudit = endpoint({
  method: 'POST',
  path: '/api/audit/queue/unhold',
  permission: 'audit.decide',
  title: { 'zh-CN': '解除暂缓', en: 'End a hold' },
  input: z.object({ ids: batch }),
  output: decided,
});

/** What people decide on parcels that wait. */
export const handDecisions = ['pass', 'finance', 'hold', 'reject'] as const;
export type HandDecision = (typeof handDecisions)[number];

/**
 * What a decision would make of each of them, and which are left out and why: found by deciding and taking it back, so that it cannot
 * differ from the decision itself. `isForced`: as if a reason were given for what rules stopped.
 */
export const previewDecision = endpoint({
  method: 'POST',
  path: '/api/audit/queue/preview',
  permission: 'audit.display',
  title: { 'zh-CN': '预览审核结果', en: 'Preview a decision' },
  input: z.object({ ids: batch, decision: z.enum(handDecisions), isForced: z.boolean().default(false) }),
  output: z.object({
    items: z.array(
      z.object({
        id: fulfillmentOrderId,
        /** where it would stand; null: it is left out */
        becomes: z.enum(fulfillmentStages).nullable(),
        words: z.string().nullable(),
      }),
    ),
  }),
});
export type PreviewedDecision = z.output<typeof previewDecision.output>['items'][number];
