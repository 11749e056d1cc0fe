import type { EmulatedApp, EmulatedShop } from '../world/shop.ts';
import type { Trade } from '../world/trade.ts';
import type { World } from '../world/world.ts';
import { textOf, type Params } from './params.ts';
import { noTrade } from './youzan-error.ts';

/** Who calls, by a token of which shop, which version of the API. */
export type YouzanContext = Readonly<{ world: World; app: EmulatedApp; shop: EmulatedShop; version: string }>;

/** One API in its versions; answers the `data` of the envelope. Throws YouzanError. */
export type YouzanCall = Readonly<{ versions: readonly string[]; run(context: YouzanContext, params: Params): unknown }>;

/** The trade that `tid` names. */
export function tradeOf({ world, shop }: YouzanContext, params: Params): Trade {
  const trade = world.tradeByNo(shop.seq, textOf(params, 'tid'));
  if (!trade) throw noTrade();
  return trade;
}
