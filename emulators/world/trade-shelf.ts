import type { EmulatedShop } from './shop.ts';
import type { Goods, Trade } from './trade.ts';

type Place = Readonly<{ shopSeq: number; seq: number }>;
type Stall = { readonly shop: EmulatedShop; goods: readonly Goods[]; readonly trades: Trade[]; readonly places: Map<number, number> };

/** Shops with their goods and trades, found by every number they have. */
export function createTradeShelf(tradeNo: (platform: string, trade: Trade) => string) {
  const stalls = new Map<number, Stall>();
  const byNo = new Map<string, Place>();
  const byRefund = new Map<number, Place>();

  const stallOf = (shopSeq: number): Stall => {
    const stall = stalls.get(shopSeq);
    if (!stall) throw new RangeError(`the world has no shop ${shopSeq}`);
    return stall;
  };
  const find = (place: Place | undefined): Trade | undefined => {
    const stall = place && stalls.get(place.shopSeq);
    return stall?.trades[stall.places.get(place?.seq ?? 0) ?? -1];
  };
  const indexRefunds = (trade: Trade): void => {
    for (const refund of trade.refunds) byRefund.set(refund.seq, trade);
  };

  return {
    open: (shop: EmulatedShop): void => void stalls.set(shop.seq, { shop, goods: [], trades: [], places: new Map() }),
    shops: (): EmulatedShop[] => Array.from(stalls.values(), ({ shop }) => shop),
    shop: (seq: number): EmulatedShop => stallOf(seq).shop,
    findShop: (seq: number): EmulatedShop | undefined => stalls.get(seq)?.shop,
    goods: (shopSeq: number): readonly Goods[] => stallOf(shopSeq).goods,
    setGoods: (shopSeq: number, goods: readonly Goods[]): void => void (stallOf(shopSeq).goods = goods),
    changeGoods: (shopSeq: number, skuSeq: number, patch: Partial<Goods>): Goods => {
      const stall = stallOf(shopSeq);
      const old = stall.goods.find((goods) => goods.skuSeq === skuSeq);
      if (!old) throw new RangeError(`shop ${shopSeq} sells no SKU ${skuSeq}`);
      const changed = { ...old, ...patch };
      stall.goods = stall.goods.map((goods) => (goods === old ? changed : goods));
      return changed;
    },
    trades: (shopSeq: number): readonly Trade[] => stallOf(shopSeq).trades,
    find,
    findByNo: (shopSeq: number, no: string): Trade | undefined => find(byNo.get(`${shopSeq} ${no}`)),
    findByRefund: (refundSeq: number): Trade | undefined => find(byRefund.get(refundSeq)),
    add: (trade: Trade): void => {
      const stall = stallOf(trade.shopSeq);
      stall.places.set(trade.seq, stall.trades.push(trade) - 1);
      byNo.set(`${trade.shopSeq} ${tradeNo(stall.shop.platform, trade)}`, trade);
      indexRefunds(trade);
    },
    replace: (trade: Trade): void => {
      const stall = stallOf(trade.shopSeq);
      stall.trades[stall.places.get(trade.seq) ?? stall.trades.length] = trade;
      indexRefunds(trade);
    },
  };
}
