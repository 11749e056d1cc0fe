import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';

/** How far a shop's authorisation stands. A refresh by ourselves is `authorize` too. */
export const shopLife = lifeCycle({
  unauthorized: { authorize: 'authorized' },
  authorized: { authorize: 'authorized', near_expiry: 'expiring', expire: 'expired' },
  expiring: { authorize: 'authorized', expire: 'expired' },
  expired: { authorize: 'authorized' },
});

export type ShopState = keyof typeof shopLife;

export const shopStateWords = {
  unauthorized: { 'zh-CN': '未授权', en: 'Not authorised' },
  authorized: { 'zh-CN': '已授权', en: 'Authorised' },
  expiring: { 'zh-CN': '将过期', en: 'Expiring' },
  expired: { 'zh-CN': '失效', en: 'Expired' },
} as const satisfies Readonly<Record<ShopState, Words>>;
