import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { pinduoduoState } from './own-state.ts';
import { PopError } from './pop-error.ts';

/** 1: a shop, 3: everybody, 4: an app. */
type Limit = Readonly<{ level: 1 | 3 | 4; times: number; seconds: number }>;

/** Spec: pinduoduo §2, limits known. */
const limits: Readonly<Record<string, readonly Limit[]>> = {
  'pdd.order.number.list.increment.get': [{ level: 1, times: 3_000, seconds: 60 }],
  'pdd.order.list.get': [
    { level: 1, times: 6_000, seconds: 60 },
    { level: 3, times: 10_500, seconds: 10 },
  ],
  'pdd.order.information.get': [
    { level: 1, times: 30_000, seconds: 60 },
    { level: 3, times: 2_000, seconds: 1 },
  ],
  'pdd.refund.list.increment.get': [
    { level: 1, times: 100, seconds: 10 },
    { level: 3, times: 5_500, seconds: 10 },
  ],
  'pdd.logistics.online.send': [{ level: 3, times: 5_000, seconds: 1 }],
  'pdd.logistics.companies.get': [{ level: 3, times: 1_200, seconds: 10 }],
  'pdd.goods.quantity.update': [{ level: 3, times: 4_200, seconds: 10 }],
  'pdd.open.decrypt.batch': [{ level: 4, times: 10_050, seconds: 10 }],
};

export type Caller = Readonly<{ app: EmulatedApp; shop: EmulatedShop | null }>;

/** Counts a call. @throws PopError 52101 when all callers together are too many, 70031 when this shop or app is */
export function countCall(world: World, type: string, { app, shop }: Caller): void {
  const { calls } = pinduoduoState(world);
  for (const { level, times, seconds } of limits[type] ?? []) {
    const who = level === 3 ? 'all' : level === 4 ? app.key : `${app.key} ${shop?.seq ?? 0}`;
    const key = `${type} ${level} ${who}`;
    const window = Math.floor(world.nowMs() / (seconds * 1_000));
    const last = calls.get(key);
    const count = last?.window === window ? last.count + 1 : 1;
    calls.set(key, { window, count });
    if (count > times) throw new PopError(level === 3 ? 52101 : 70031);
  }
}
