import { z } from 'zod';
import { faultKinds, type FaultKind } from '../world/faults.ts';
import { mutations, type MutationKind } from '../world/mutate.ts';
import { actAskSchema, actNames } from './acts.ts';
import { areaSchema, balanceSchema, parcelActSchema, refusedParcelsSchema, rhythmSchema, subscriptionSchema } from './carrier-schema.ts';
import { days, type DayName } from './day.ts';
import { durationSchema, momentSchema } from './duration.ts';

const probability = z.number().min(0).max(1);
/** a shop by its seq or its name, or a platform by its name: its first shop */
const shopRef = z.union([z.int(), z.string()]);

export const faultSchema = z.object({
  kind: z.enum(Object.keys(faultKinds) as [FaultKind, ...FaultKind[]]),
  platform: z.string().optional(),
  match: z.string().optional(),
  probability: probability.default(1),
  skip: z.int().nonnegative().default(0),
  times: z.int().positive().nullable().default(null),
  delayMs: z.int().nonnegative().default(60_000),
  skewMs: z.int().default(0),
  count: z.int().positive().default(1),
  /** it is over by itself after this */
  lasts: durationSchema.optional(),
});

export type FaultAsk = Omit<z.output<typeof faultSchema>, 'do'>;

export const roadSchema = z
  .object({
    duplicate: probability,
    shuffle: probability,
    shuffleMs: durationSchema,
    lose: probability,
    atOnce: z.number().int().min(1).max(100),
  })
  .partial();

export const behaviorSchema = z
  .object({
    pays: probability,
    changesAddress: probability,
    writes: probability,
    urges: probability,
    refundsBeforeShipping: probability,
    refundsAfterShipping: probability,
    withdrawsRefund: probability,
    underRisk: probability,
  })
  .partial();

export const orderSchema = z.object({
  skus: z.array(z.object({ merchantCode: z.string(), quantity: z.int().positive().default(1) })).optional(),
  isPresale: z.boolean().optional(),
  hasGift: z.boolean().optional(),
  hasDiscount: z.boolean().optional(),
  message: z.string().optional(),
  extras: z.record(z.string(), z.json()).optional(),
});

export const appSchema = z.object({
  platform: z.string(),
  key: z.string().min(1),
  secret: z.string().min(1),
  pushUrl: z.url().nullable().default(null),
  extra: z.record(z.string(), z.string()).default({}),
});

export const shopSchema = z.object({ platform: z.string(), name: z.string().min(1) });
export const clockSchema = z.object({ set: momentSchema, advance: durationSchema, speed: z.number().min(0) }).partial();
const kinds = z
  .array(z.enum(Object.keys(mutations) as [MutationKind, ...MutationKind[]]))
  .default(['memo', 'message', 'address', 'pay', 'refund']);

/** Steps run one after the other; what a step leaves to the clock happens while later steps `wait`. */
const stepSchema = z.discriminatedUnion('do', [
  /** `count` orders, spread by chance over a span from now (at once without); `paid`: the share that is paid at once */
  orderSchema.extend({
    do: z.literal('order'),
    shop: shopRef,
    count: z.int().positive().default(1),
    over: durationSchema.optional(),
    paid: probability.default(1),
  }),
  /** customers keep coming: `perHour` on average; each goes on living by his behavior */
  z.object({
    do: z.literal('flow'),
    shop: shopRef,
    perHour: z.number().positive(),
    for: durationSchema,
    day: z.enum(Object.keys(days) as [DayName, ...DayName[]]).default('even'),
    behavior: behaviorSchema.default({}),
    /** how often customers write with the order */
    messages: probability.optional(),
    /** whoever changes his mind before shipping does so within this span after paying */
    haste: durationSchema.optional(),
    /** each customer has a chance of his own: what the merchant does, and when, moves nobody else */
    apart: z.boolean().default(false),
  }),
  /** a fault now and then, `perDay` on average */
  faultSchema.extend({ do: z.literal('trouble'), perDay: z.number().positive(), for: durationSchema }),
  /** one act on `count` trades, or on a `share` of all, drawn by chance; those that do not allow it are passed over */
  actAskSchema.extend({
    do: z.literal('act'),
    act: z.enum(actNames),
    shop: shopRef.optional(),
    trade: z.string().optional(),
    count: z.int().positive().optional(),
    share: probability.optional(),
  }),
  z.object({ do: z.literal('mutate'), shop: shopRef.optional(), count: z.int().positive(), over: durationSchema.optional(), kinds }),
  z.object({ do: z.literal('wait'), for: durationSchema }),
  z.object({ do: z.literal('clock'), set: momentSchema }),
  faultSchema.extend({ do: z.literal('fault') }),
  z.object({ do: z.literal('clear_faults') }),
  roadSchema.extend({ do: z.literal('road') }),
  z.object({ do: z.literal('revoke'), shop: shopRef }),
  /** a merchant signs up with a branch of a carrier; `balance` and the rest as in the control API */
  subscriptionSchema.extend({ do: z.literal('subscribe') }),
  balanceSchema.extend({ do: z.literal('balance') }),
  areaSchema.extend({ do: z.literal('suspend') }),
  refusedParcelsSchema.extend({ do: z.literal('refuse') }),
  z.object({ do: z.literal('relent') }),
  /** how parcels live from now on */
  rhythmSchema.extend({ do: z.literal('rhythm') }),
  parcelActSchema.extend({
    do: z.literal('parcel'),
    waybill: z.string().optional(),
    count: z.int().positive().optional(),
    share: probability.optional(),
  }),
]);
export type Step = z.output<typeof stepSchema>;

/** A story that repeats exactly: a seed, a moment, shops and apps, then steps. Without a seed it goes on in the world that is there. */
export const scenarioSchema = z.object({
  seed: z.union([z.string(), z.int().transform(String)]).optional(),
  start: momentSchema.optional(),
  /** of the clock when the steps are done; 0 leaves it standing */
  speed: z.number().min(0).optional(),
  apps: z.array(appSchema).default([]),
  shops: z.array(shopSchema).default([]),
  steps: z.array(stepSchema),
});
export type Scenario = z.output<typeof scenarioSchema>;
export type ScenarioInput = z.input<typeof scenarioSchema>;
