import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';

/** @throws Refused `shop.not_found` when there is no such shop, or it is none of the caller's */
export function shopInScope<Shop>(shop: Shop | undefined, { shopId, by }: Readonly<{ shopId: ShopId; by: Caller }>): Shop {
  if (shop === undefined || (by.shops !== 'all' && !by.shops.includes(shopId))) throw new Refused('shop.not_found', { shopId });
  return shop;
}

/** The ask about a shop, when the shop is the caller's. @throws Refused `shop.not_found` */
export function shopsOwn<Ask extends Readonly<{ shopId: ShopId; by: Caller }>>(ask: Ask): Ask {
  return shopInScope(ask, ask);
}

const nowhere = '00000000-0000-0000-0000-000000000000';

/** The shops whose rows a list shows: of the asked one, or all, those that are the caller's; null for every shop. Never empty. */
export function scopedShopIds({ shops }: Caller, asked: ShopId | undefined): readonly string[] | null {
  if (shops === 'all') return asked ? [asked] : null;
  // a scope is text that an administrator typed or a program sent
  const own = shops.filter((text) => idSchema<ShopId>().safeParse(text).success && (asked === undefined || text === asked));
  return own.length > 0 ? own : [nowhere];
}
