import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import { instantSchema } from '../kernel/instant.ts';

export const shopAdded = eventType({
  name: 'shop.added',
  subjectKind: 'shop',
  payload: z.object({ channel: z.string(), name: z.string() }),
  words: { 'zh-CN': '添加店铺', en: 'Shop added' },
});

/** A person agreed on the platform's page, or entered credentials that work. */
export const shopAuthorized = eventType({
  name: 'shop.authorized',
  subjectKind: 'shop',
  payload: z.object({ platformShopNo: z.string(), platformShopName: z.string(), expiresAt: instantSchema }),
  words: { 'zh-CN': '店铺授权成功', en: 'Shop authorised' },
});

/** We renewed the authorisation ourselves. */
export const shopGrantRefreshed = eventType({
  name: 'shop.grant_refreshed',
  subjectKind: 'shop',
  payload: z.object({ expiresAt: instantSchema }),
  words: { 'zh-CN': '店铺授权自动续期', en: 'Shop authorisation renewed' },
});

/** The authorisation ends soon and we cannot renew it: a person should authorise again. */
export const shopExpiring = eventType({
  name: 'shop.expiring',
  subjectKind: 'shop',
  payload: z.object({ expiresAt: instantSchema }),
  words: { 'zh-CN': '店铺授权将过期', en: 'Shop authorisation ends soon' },
});

/** The platform refuses the authorisation: nothing can be pulled or written back until a person authorises again. */
export const shopExpired = eventType({
  name: 'shop.expired',
  subjectKind: 'shop',
  payload: z.object({ platformCode: z.string(), platformWords: z.string() }),
  words: { 'zh-CN': '店铺授权失效', en: 'Shop authorisation ended' },
});

/** A person asked for a pull at once. */
export const shopPullAsked = eventType({
  name: 'shop.pull_asked',
  subjectKind: 'shop',
  payload: z.object({}),
  words: { 'zh-CN': '立即抓单', en: 'Pull asked for' },
});

/** A person asked for orders from a moment on. */
export const shopLoadAsked = eventType({
  name: 'shop.load_asked',
  subjectKind: 'shop',
  payload: z.object({ from: instantSchema }),
  words: { 'zh-CN': '抓取历史订单', en: 'Load of past orders asked for' },
});

/** The shop was not pulled for longer than its platform looks back: changes of this span cannot be asked for any more. */
export const shopHistoryLost = eventType({
  name: 'shop.history_lost',
  subjectKind: 'shop',
  payload: z.object({ from: instantSchema, to: instantSchema }),
  words: { 'zh-CN': '超出平台可查询的时间范围', en: 'Beyond what the platform looks back' },
});

/** Who may hear news about a shop on the live stream. */
export const shopSubjects = { shop: 'shops.display' } as const;
