import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { idSchema } from '../../kernel/id.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { platformChannels, type ShopId } from '../channel.ts';
import { pullRunView, shownFault } from './pull-run-api.ts';
import { longestPullIntervalMs, shortestPullIntervalMs } from './pull-interval.ts';
import { shopLife, type ShopState } from '../shop-life.ts';

const shopId = idSchema<ShopId>();
const channel = z.enum(platformChannels);
const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const done = z.object({ done: z.literal(true) });

/** A platform as the form for a new shop draws it. */
export const channelView = z.object({
  channel,
  fields: z.array(z.object({ key: z.string(), words, isSecret: z.boolean(), isRequired: z.boolean() })),
  /** gateways by name: the real one, and the emulator's where this deployment runs one */
  addresses: z.array(z.object({ name: z.string(), real: z.string(), emulated: z.string().nullable() })),
  /** an app that is registered with the emulator, to practise with */
  emulatedFields: z.record(z.string(), z.string()).nullable(),
  /** how far back the platform answers */
  historyMs: z.int(),
  pushKind: z.enum(['none', 'http', 'fetch', 'socket']),
});
export type ChannelView = z.output<typeof channelView>;

/** `redirectUrl` is where platforms lead back to after a yes: it is registered with the app on the platform. */
export const listChannels = endpoint({
  method: 'GET',
  path: '/api/channels',
  permission: 'shops.display',
  title: { 'zh-CN': '可接入的平台', en: 'Channels' },
  input: z.object({}),
  output: z.object({ items: z.array(channelView), redirectUrl: z.string() }),
});

const shopFields = {
  id: shopId,
  channel,
  name: z.string(),
  state: z.enum(Object.keys(shopLife) as [ShopState, ...ShopState[]]),
  isPaused: z.boolean(),
  platformShopNo: z.string().nullable(),
  platformShopName: z.string(),
  pullIntervalMs: z.int(),
  /** orders created before this are not fetched at first; null: the last thirty days */
  firstLoadFrom: instantSchema.nullable(),
  addedAt: instantSchema,
  /** when a person last authorised it; refreshing by ourselves does not count */
  authorizedAt: instantSchema.nullable(),
  grantExpiresAt: instantSchema.nullable(),
  /** everything that changed before this is here */
  pulledUntil: instantSchema.nullable(),
  nextPullAt: instantSchema.nullable(),
  /** a load of past orders that is under way, newest first: what lies between `from` and `leftTo` is still to come */
  load: z.object({ from: instantSchema, to: instantSchema, leftTo: instantSchema }).nullable(),
  /** the last call that went wrong since the last one that went well */
  fault: shownFault.nullable(),
  /** newest of the runs */
  lastRun: pullRunView.nullable(),
  /** documents that wait to be read, at most a thousand counted */
  unreadCount: z.int(),
  pushKind: channelView.shape.pushKind,
  /** when the platform last told of a change by itself */
  lastNewsAt: instantSchema.nullable(),
};

/** A shop as lists show it. */
export const shopRow = z.object(shopFields);
export type ShopRow = z.output<typeof shopRow>;

/** `grant_ending`: authorisations that end soon or have ended, and that a person must renew. */
export const shopSelections = ['all', 'grant_ending'] as const;

export const listShops = endpoint({
  method: 'GET',
  path: '/api/shops',
  permission: 'shops.display',
  title: { 'zh-CN': '店铺', en: 'Shops' },
  input: z.object({ which: z.enum(shopSelections).default('all') }),
  output: z.object({ items: z.array(shopRow) }),
});

/** A shop with its app. A secret never comes back out: `hint` is its last characters. */
export const shopView = z.object({
  ...shopFields,
  appFields: z.array(z.object({ key: z.string(), isSet: z.boolean(), value: z.string().nullable(), hint: z.string() })),
  /** gateways that are not the real platform's, by name */
  addresses: z.record(z.string(), z.string()),
  /** to be registered with the app on platforms that call us; null on others */
  pushUrl: z.string().nullable(),
});
export type ShopView = z.output<typeof shopView>;

export const showShop = endpoint({
  method: 'GET',
  path: '/api/shops/:shopId',
  permission: 'shops.display',
  title: { 'zh-CN': '店铺详情', en: 'Shop' },
  input: z.object({ shopId }),
  output: shopView,
});

const name = z.string().trim().min(1).max(60);
const appText = z.record(z.string().max(64), z.string().trim().max(2_000));
const pullIntervalMs = z.int().min(shortestPullIntervalMs).max(longestPullIntervalMs);

export const addShop = endpoint({
  method: 'POST',
  path: '/api/shops',
  permission: 'shops.manage',
  title: { 'zh-CN': '添加店铺', en: 'Add a shop' },
  input: z.object({
    channel,
    name,
    fields: appText,
    addresses: appText.default({}),
    pullIntervalMs: pullIntervalMs.optional(),
    firstLoadFrom: instantSchema.nullable().default(null),
  }),
  output: z.object({ shopId }),
});

/** What is absent stays. A field of the app that is empty is removed; one that is absent stays. */
export const changeShop = endpoint({
  method: 'POST',
  path: '/api/shops/:shopId/change',
  permission: 'shops.manage',
  title: { 'zh-CN': '修改店铺', en: 'Change a shop' },
  input: z.object({
    shopId,
    name: name.optional(),
    pullIntervalMs: pullIntervalMs.optional(),
    firstLoadFrom: instantSchema.nullable().optional(),
    fields: appText.optional(),
    /** whole: an address that is not named is the real platform's */
    addresses: appText.optional(),
  }),
  output: done,
});

export const pauseShop = endpoint({
  method: 'POST',
  path: '/api/shops/:shopId/pause',
  permission: 'shops.manage',
  title: { 'zh-CN': '暂停店铺', en: 'Pause a shop' },
  input: z.object({ shopId, reason: z.string().trim().max(200).default('') }),
  output: done,
});
export const resumeShop = endpoint({
  method: 'POST',
  path: '/api/shops/:shopId/resume',
  permission: 'shops.manage',
  title: { 'zh-CN': '恢复店铺', en: 'Resume a shop' },
  input: z.object({ shopId }),
  output: done,
});

/** Where the merchant says yes; null when the credentials of the app are all it takes: finish at once, with the state alone. */
export const startAuthorization = endpoint({
  method: 'POST',
  path: '/api/shops/:shopId/authorize',
  permission: 'shops.manage',
  title: { 'zh-CN': '开始授权', en: 'Start an authorisation' },
  input: z.object({ shopId }),
  output: z.object({ pageUrl: z.string().nullable(), state: z.string() }),
});

/** What the platform's page sent along. Sent twice it authorises once. */
export const finishAuthorization = endpoint({
  method: 'POST',
  path: '/api/shops/finish-authorization',
  permission: 'shops.manage',
  title: { 'zh-CN': '完成授权', en: 'Finish an authorisation' },
  input: z.object({
    state: z.string().max(500),
    code: z.string().max(2_000).nullable().default(null),
    /** the platform's own words when the merchant did not agree */
    denial: z.string().max(500).nullable().default(null),
  }),
  output: z.object({ shopId, name: z.string(), platformShopName: z.string() }),
});

/** Fetches what has changed now, beside the rhythm. */
export const pullShop = endpoint({
  method: 'POST',
  path: '/api/shops/:shopId/pull',
  permission: 'shops.manage',
  title: { 'zh-CN': '立即抓单', en: 'Pull now' },
  input: z.object({ shopId }),
  output: done,
});

/** Fetches past orders from a moment on, in the background. */
export const loadShop = endpoint({
  method: 'POST',
  path: '/api/shops/:shopId/load',
  permission: 'shops.manage',
  title: { 'zh-CN': '抓取历史订单', en: 'Load past orders' },
  input: z.object({ shopId, from: instantSchema }),
  output: done,
});
