import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { pageInput, pageOf } from '../kernel/page.ts';
import type { OrderId } from '../orders/order.ts';
import { blacklistKindCodes, type BlacklistId } from './blacklist.ts';

const blacklistId = idSchema<BlacklistId>();
const kind = z.enum(blacklistKindCodes);
const done = z.object({ done: z.literal(true) });

export const blacklistRow = z.object({
  id: blacklistId,
  kind,
  /** enough to recognise somebody one knows, and no more */
  mask: z.string(),
  reason: z.string(),
  expiresAt: instantSchema.nullable(),
  isExpired: z.boolean(),
  addedAt: instantSchema,
  addedBy: z.string(),
  removedAt: instantSchema.nullable(),
  removedBy: z.string().nullable(),
});
export type BlacklistRow = z.output<typeof blacklistRow>;

/** Newest first. `search` is a whole phone number, name, nick or address: only its keyed hash is looked up. */
export const listBlacklist = endpoint({
  method: 'GET',
  path: '/api/audit/blacklist',
  permission: 'audit.display',
  title: { 'zh-CN': '黑名单', en: 'Blacklist' },
  input: z.object({
    ...pageInput,
    kind: kind.optional(),
    state: z.enum(['in_force', 'over']).default('in_force'),
    search: z.string().trim().min(1).max(200).optional(),
  }),
  output: pageOf(blacklistRow),
});

const entry = {
  reason: z.string().trim().min(1).max(200),
  expiresAt: instantSchema.nullable().default(null),
};

/** What is written is hashed and masked at once; the text itself is kept nowhere. */
export const addToBlacklist = endpoint({
  method: 'POST',
  path: '/api/audit/blacklist',
  permission: 'audit.decide',
  title: { 'zh-CN': '加入黑名单', en: 'Add to the blacklist' },
  input: z.object({ kind, value: z.string().trim().min(1).max(300), ...entry }),
  output: z.object({ id: blacklistId }),
});

/** The people of an order, by the kinds asked for; what the platform masks cannot be recognised again. */
export const blacklistOrder = endpoint({
  method: 'POST',
  path: '/api/audit/blacklist/from-order',
  permission: 'audit.decide',
  title: { 'zh-CN': '把订单的买家加入黑名单', en: 'Add the people of an order to the blacklist' },
  input: z.object({ orderId: idSchema<OrderId>(), kinds: z.array(kind).min(1).max(4), ...entry }),
  output: z.object({ addedKinds: z.array(kind) }),
});

/** Can be undone by `restoreBlacklisted`. */
export const removeFromBlacklist = endpoint({
  method: 'POST',
  path: '/api/audit/blacklist/:blacklistId/remove',
  permission: 'audit.manage',
  title: { 'zh-CN': '移出黑名单', en: 'Take off the blacklist' },
  input: z.object({ blacklistId }),
  output: done,
});

export const restoreBlacklisted = endpoint({
  method: 'POST',
  path: '/api/audit/blacklist/:blacklistId/restore',
  permission: 'audit.manage',
  title: { 'zh-CN': '恢复黑名单', en: 'Put back on the blacklist' },
  input: z.object({ blacklistId }),
  output: done,
});
