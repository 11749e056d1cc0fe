import { z } from 'zod';
import { beginnings, type Beginning } from '../world/parcels/rhythm.ts';
import { scanKindNames } from '../world/parcels/scan-kinds.ts';
import { storyNames, type StoryName } from '../world/parcels/stories.ts';
import { durationSchema } from './duration.ts';

const addressSchema = z.object({
  province: z.string().min(1),
  city: z.string().default(''),
  district: z.string().default(''),
  town: z.string().default(''),
  detail: z.string().default(''),
  postcode: z.string().default(''),
});

/** a shop of a platform that gives out numbers, or an account of an aggregator */
const ownerShape = { shop: z.union([z.int(), z.string()]).optional(), platform: z.string().optional(), account: z.string().optional() };

export const subscriptionSchema = z.object({
  ...ownerShape,
  carrier: z.string().min(1),
  branchCode: z.string().optional(),
  branchName: z.string().optional(),
  senders: z.array(addressSchema).min(1),
  customerCode: z.string().optional(),
  customerKey: z.string().optional(),
  balance: z.int().nonnegative().optional(),
});
export type SubscriptionInput = z.output<typeof subscriptionSchema>;

export const balanceSchema = z.object({
  ...ownerShape,
  carrier: z.string().min(1),
  branchCode: z.string().optional(),
  balance: z.int().nonnegative(),
});
export type BalanceInput = z.output<typeof balanceSchema>;

export const areaSchema = z.object({
  carrier: z.string().nullable().default(null),
  province: z.string().min(1),
  city: z.string().nullable().default(null),
  district: z.string().nullable().default(null),
  reason: z.string().default('因物流商不可达取号失败，总部设置为停发'),
  lasts: durationSchema.optional(),
});
export type AreaInput = z.output<typeof areaSchema>;

export const refusedParcelsSchema = z.object({
  platform: z.string().nullable().default(null),
  match: z.string().min(1),
  reason: z.string().default('获取面单路由信息失败，未获取到收件网点'),
  times: z.int().positive().default(1_000_000),
});
export type RefusedParcelsInput = z.output<typeof refusedParcelsSchema>;

export const rhythmSchema = z
  .object({
    begins: z.enum(Object.keys(beginnings) as [Beginning, ...Beginning[]]),
    pickup: z.tuple([durationSchema, durationSchema]),
    pace: z.number().positive(),
    stories: z.partialRecord(z.enum(storyNames), z.number().nonnegative()),
  })
  .partial();
export type RhythmInput = z.output<typeof rhythmSchema>;

/** What can be done to a parcel from outside. */
export const parcelActNames = ['collect', 'tell', 'scan', 'stop', 'intercept', 'forward'] as const;
export const parcelActSchema = z.object({
  act: z.enum(parcelActNames),
  story: z.enum(storyNames as [StoryName, ...StoryName[]]).optional(),
  kind: z.enum(scanKindNames).optional(),
  city: z.string().optional(),
  text: z.string().optional(),
  to: addressSchema.optional(),
});
export type ParcelActInput = z.output<typeof parcelActSchema>;
