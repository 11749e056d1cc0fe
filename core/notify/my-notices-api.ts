import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { quietSchema } from './notice-rule.ts';
import { roadId, roadKind } from './road-api.ts';
import type { PersonRoadId } from './road.ts';

const personRoadId = idSchema<PersonRoadId>();
const done = z.object({ done: z.literal(true) });

/** Ends of roads that one person may have. */
export const myRoadLimit = 20;

/** Where messages reach the reader: the first that is on is tried first, the next when it refuses. */
export const myRoadView = z.object({
  id: personRoadId,
  roadId,
  roadName: z.string(),
  kind: roadKind,
  /** masked: `zh***an`, or the name of the device */
  label: z.string(),
  isOn: z.boolean(),
  isRoadActive: z.boolean(),
  addedAt: instantSchema,
});
export type MyRoadView = z.output<typeof myRoadView>;

export const showMyNotices = endpoint({
  method: 'GET',
  path: '/api/my-notifications',
  permission: 'signed_in',
  title: { 'zh-CN': '我的通知方式', en: 'How I am told' },
  input: z.object({}),
  output: z.object({
    roads: z.array(myRoadView),
    /** roads that lead to persons and are not bound yet, browsers aside */
    offers: z.array(z.object({ roadId, name: z.string(), kind: roadKind })),
    quiet: quietSchema.nullable(),
    /** what a browser needs to subscribe to pushes */
    pushKey: z.string(),
  }),
});

/** Binds the caller by their own phone (messengers) or mail address; `address` says another one: a user there, a mail address. */
export const bindMyRoad = endpoint({
  method: 'POST',
  path: '/api/my-notifications/bind',
  permission: 'signed_in',
  title: { 'zh-CN': '绑定我的通知通道', en: 'Bind a road to me' },
  input: z.object({ roadId, address: z.string().trim().max(200).optional() }),
  output: z.object({ id: personRoadId }),
});

/** This browser takes pushes from now on; the same again is no second one. */
export const subscribePush = endpoint({
  method: 'POST',
  path: '/api/my-notifications/subscribe',
  permission: 'signed_in',
  title: { 'zh-CN': '在这台设备上接收推送', en: 'Take pushes on this device' },
  input: z.object({
    endpoint: z.url().max(1_000),
    p256dh: z.string().regex(/^[\w-]{80,120}$/u),
    auth: z.string().regex(/^[\w-]{16,40}$/u),
    device: z.string().trim().min(1).max(60),
  }),
  output: z.object({ id: personRoadId }),
});

/** `ids` whole, in the order in which they are tried. */
export const orderMyRoads = endpoint({
  method: 'POST',
  path: '/api/my-notifications/order',
  permission: 'signed_in',
  title: { 'zh-CN': '调整通知先后', en: 'Order my roads' },
  input: z.object({ ids: z.array(personRoadId).max(myRoadLimit) }),
  output: done,
});

export const switchMyRoad = endpoint({
  method: 'POST',
  path: '/api/my-notifications/:id/switch',
  permission: 'signed_in',
  title: { 'zh-CN': '开关我的通知通道', en: 'Switch a road of mine' },
  input: z.object({ id: personRoadId, isOn: z.boolean() }),
  output: done,
});

export const removeMyRoad = endpoint({
  method: 'POST',
  path: '/api/my-notifications/:id/remove',
  permission: 'signed_in',
  title: { 'zh-CN': '解除我的通知通道', en: 'Unbind a road of mine' },
  input: z.object({ id: personRoadId }),
  output: done,
});

export const saveMyQuiet = endpoint({
  method: 'POST',
  path: '/api/my-notifications/quiet',
  permission: 'signed_in',
  title: { 'zh-CN': '设置我的免打扰', en: 'Set my quiet hours' },
  input: z.object({ quiet: quietSchema.nullable() }),
  output: done,
});
