import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { isConfirmed } from './order-status.ts';
import { textOf, type Params } from './params.ts';
import { noOrder } from './pop-error.ts';

/** Who calls, by a token of which shop. */
export type PopContext = Readonly<{ world: World; app: EmulatedApp; shop: EmulatedShop }>;

/** One API: how its answer is wrapped (null: not at all) and what it does. Throws PopError. */
export type PopCall = Readonly<{ wrapper: string | null; run(context: PopContext, params: Params): Readonly<Record<string, unknown>> }>;

/** The order that `order_sn` names, once its group is complete. */
export function orderOf(context: PopContext, params: Params): Trade {
  return orderNamed(context, textOf(params, 'order_sn'));
}

export function orderNamed({ world, shop }: PopContext, orderSn: string): Trade {
  const trade = world.tradeByNo(shop.seq, orderSn);
  if (!trade || !isConfirmed(world, trade)) throw noOrder();
  return trade;
}
