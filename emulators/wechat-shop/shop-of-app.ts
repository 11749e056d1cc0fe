import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { World } from '../world/world.ts';
import { wechatState } from './own-state.ts';

/**
 * The one shop that an appid belongs to: the registration's `shop` (name or number), else the first shop that no other app has.
 * Undefined when the seller has reset the secret or there is no such shop.
 */
export function shopOfApp(world: World, app: EmulatedApp): EmulatedShop | undefined {
  const state = wechatState(world);
  if (state.revoked.has(app)) return undefined;
  const shops = world.shops('wechat-shop');
  const named = app.extra['shop'];
  if (named !== undefined) return shops.find(({ seq, name }) => name === named || String(seq) === named);
  const taken = new Set(state.shopOfApp.values());
  const shop = shops.find(({ seq }) => seq === state.shopOfApp.get(app.key)) ?? shops.find(({ seq }) => !taken.has(seq));
  if (shop) state.shopOfApp.set(app.key, shop.seq);
  return shop;
}
