import { z } from 'zod';
import { shownFault } from '../channels/shop/pull-run-api.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { carrier } from '../waybills/account-api.ts';
import type { TrackingSourceCode } from '../waybills/tracking-source.ts';

export type TrackingAccountId = Id<'TrackingAccountId'>;

const accountId = idSchema<TrackingAccountId>();
const source = z.enum(['kuaidi100', 'kdniao'] satisfies [TrackingSourceCode, TrackingSourceCode]);
const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const done = z.object({ done: z.literal(true) });

/** Accounts that a merchant may have: they are listed whole. */
export const trackingAccountLimit = 100;

/** A source as the form for a new account draws it; `addresses` by name: the real one, and the emulator's where this deployment runs one. */
export const trackingSourceView = z.object({
  source,
  words,
  fields: z.array(z.object({ key: z.string(), words, isSecret: z.boolean(), isRequired: z.boolean() })),
  addresses: z.array(z.object({ name: z.string(), real: z.string(), emulated: z.string().nullable() })),
  carriers: z.array(carrier),
});
export type TrackingSourceView = z.output<typeof trackingSourceView>;

export const listTrackingSources = endpoint({
  method: 'GET',
  path: '/api/tracking-sources',
  permission: 'tracking.display',
  title: { 'zh-CN': '轨迹来源', en: 'Sources of traces' },
  input: z.object({}),
  output: z.object({ items: z.array(trackingSourceView) }),
});

/** `callbackUrl`: what the service has to be told to call. A secret never comes back out: `hint` is its last characters. */
export const trackingAccountView = z.object({
  id: accountId,
  name: z.string(),
  source,
  callbackUrl: z.string(),
  callbackBase: z.string(),
  isActive: z.boolean(),
  carriers: z.array(carrier),
  /** queries of today; the limit, where the service has one */
  queriesToday: z.int(),
  queriesPerDay: z.int().nullable(),
  heardAt: instantSchema.nullable(),
  fault: shownFault.nullable(),
  addedAt: instantSchema,
  fields: z.array(z.object({ key: z.string(), isSet: z.boolean(), value: z.string().nullable(), hint: z.string() })),
  addresses: z.record(z.string(), z.string()),
});
export type TrackingAccountView = z.output<typeof trackingAccountView>;

export const listTrackingAccounts = endpoint({
  method: 'GET',
  path: '/api/tracking-accounts',
  permission: 'tracking.display',
  title: { 'zh-CN': '轨迹账户', en: 'Tracking accounts' },
  input: z.object({}),
  output: z.object({ items: z.array(trackingAccountView) }),
});

const texts = z.record(z.string().max(64), z.string().trim().max(4_000));
const name = z.string().trim().min(1).max(60);
const callbackBase = z.string().trim().min(1).max(300);

export const addTrackingAccount = endpoint({
  method: 'POST',
  path: '/api/tracking-accounts',
  permission: 'tracking.manage',
  title: { 'zh-CN': '添加轨迹账户', en: 'Add a tracking account' },
  input: z.object({ name, source, callbackBase, fields: texts.default({}), addresses: texts.default({}) }),
  output: z.object({ id: accountId }),
});

/** What is absent stays; a field that is empty is removed. */
export const changeTrackingAccount = endpoint({
  method: 'POST',
  path: '/api/tracking-accounts/:accountId/change',
  permission: 'tracking.manage',
  title: { 'zh-CN': '修改轨迹账户', en: 'Change a tracking account' },
  input: z.object({
    accountId,
    name: name.optional(),
    callbackBase: callbackBase.optional(),
    fields: texts.optional(),
    addresses: texts.optional(),
    isActive: z.boolean().optional(),
  }),
  output: done,
});

/** Asks the service for a number that the merchant knows: the test of an account. `fault` null: it answered. */
export const testTrackingAccount = endpoint({
  method: 'POST',
  path: '/api/tracking-accounts/:accountId/test',
  permission: 'tracking.manage',
  title: { 'zh-CN': '测试轨迹账户', en: 'Test a tracking account' },
  input: z.object({ accountId, carrier, waybillNo: z.string().trim().min(6).max(32) }),
  output: z.object({ eventCount: z.int(), newest: z.string(), fault: shownFault.nullable() }),
});
