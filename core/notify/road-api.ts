import { z } from 'zod';
import { shownFault } from '../channels/shop/pull-run-api.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { roadKinds, type RoadId } from './road.ts';

export const roadId = idSchema<RoadId>();
export const roadKind = z.enum(roadKinds);
const words = z.object({ 'zh-CN': z.string(), en: z.string() });
const done = z.object({ done: z.literal(true) });
const texts = z.record(z.string().max(64), z.string().trim().max(4_000));
const name = z.string().trim().min(1).max(60);

/** Roads a merchant may have: they are listed whole. */
export const roadLimit = 50;

/** A kind of road as the form for a new one draws it. */
export const roadKindView = z.object({
  kind: roadKind,
  words,
  reach: z.enum(['group', 'person']),
  fields: z.array(z.object({ key: z.string(), words, isSecret: z.boolean(), isRequired: z.boolean() })),
  /** gateways by name: the real one, and the emulator's where this deployment runs one */
  addresses: z.array(z.object({ name: z.string(), real: z.string(), emulated: z.string().nullable() })),
});
export type RoadKindView = z.output<typeof roadKindView>;

/** What a person can do about a fault, beside the messenger's own words. */
export const advisedFault = shownFault.extend({ advice: words });

export const roadView = z.object({
  id: roadId,
  kind: roadKind,
  name: z.string(),
  reach: z.enum(['group', 'person']),
  isActive: z.boolean(),
  fields: z.array(z.object({ key: z.string(), isSet: z.boolean(), value: z.string().nullable(), hint: z.string() })),
  addresses: z.record(z.string(), z.string()),
  /** people bound to it */
  peopleCount: z.int(),
  waitingCount: z.int(),
  sentAt: instantSchema.nullable(),
  pausedUntil: instantSchema.nullable(),
  fault: advisedFault.nullable(),
});
export type RoadView = z.output<typeof roadView>;

export const listRoadKinds = endpoint({
  method: 'GET',
  path: '/api/road-kinds',
  permission: 'notify.display',
  title: { 'zh-CN': '消息通道种类', en: 'Kinds of roads to people' },
  input: z.object({}),
  output: z.object({ items: z.array(roadKindView) }),
});

export const listRoads = endpoint({
  method: 'GET',
  path: '/api/roads',
  permission: 'notify.display',
  title: { 'zh-CN': '消息通道', en: 'Roads to people' },
  input: z.object({}),
  output: z.object({ items: z.array(roadView) }),
});

export const addRoad = endpoint({
  method: 'POST',
  path: '/api/roads',
  permission: 'notify.manage',
  title: { 'zh-CN': '添加消息通道', en: 'Add a road to people' },
  input: z.object({ kind: roadKind, name, fields: texts.default({}), addresses: texts.default({}) }),
  output: z.object({ id: roadId }),
});

/** What is absent stays; a field that is empty is removed. */
export const changeRoad = endpoint({
  method: 'POST',
  path: '/api/roads/:roadId/change',
  permission: 'notify.manage',
  title: { 'zh-CN': '修改消息通道', en: 'Change a road to people' },
  input: z.object({
    roadId,
    name: name.optional(),
    fields: texts.optional(),
    addresses: texts.optional(),
    isActive: z.boolean().optional(),
  }),
  output: done,
});

/** Sends a test now: to the robot's group, or to the caller's own end of the road. `fault` null: the messenger took it. */
export const testRoad = endpoint({
  method: 'POST',
  path: '/api/roads/:roadId/test',
  permission: 'notify.manage',
  title: { 'zh-CN': '测试消息通道', en: 'Test a road to people' },
  input: z.object({ roadId }),
  output: z.object({ fault: advisedFault.nullable() }),
});
