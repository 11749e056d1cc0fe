import { fen, splitFen, type Fen } from '@zhidan/core/kernel/money.ts';
import type { Chance } from './chance.ts';
import { makeCustomer } from './population/make-customer.ts';
import { buyerMessages } from './people-fixture.ts';
import type { TradeHabits } from './platform.ts';
import { netOf } from './trade-facts.ts';
import type { Customer, Goods, Trade, TradeLine } from './trade.ts';
import type { World } from './world.ts';

/** What may be decided about an order; chance decides the rest. */
export type OrderAsk = Readonly<{
  shopSeq: number;
  habits: TradeHabits;
  skus?: readonly Readonly<{ merchantCode: string; quantity: number }>[] | undefined;
  isPresale?: boolean | undefined;
  hasGift?: boolean | undefined;
  hasDiscount?: boolean | undefined;
  message?: string | undefined;
  /** how often the customer writes with the order, where nothing is said */
  messages?: number | undefined;
  /** the customer of an earlier trade buys again */
  sameCustomerAs?: Trade | undefined;
  extras?: Trade['extras'] | undefined;
}>;

const presaleDays = 15;
const dayMs = 86_400_000;
/** a shop of our demo sends parcels free from here */
const freePostageFrom = 8_800;

/** as many as make every list of a demo show some */
const usualMessages = 0.12;

/** A customer orders: lines, gifts, discounts and postage as in life. Not paid yet. */
export function placeOrder(world: World, ask: OrderAsk): Trade {
  const { chance } = world;
  const isPresale = (ask.isPresale ?? chance.happens(0.04)) && ask.habits.presale;
  const bought = chooseLines(world, ask);
  const hasGift = ask.hasGift ?? chance.happens(0.12);
  const lines = hasGift ? [...bought, giftLine(world, ask.shopSeq, bought)] : bought;
  const priced = (ask.hasDiscount ?? chance.happens(0.55)) ? withDiscounts(chance, lines, ask.habits.talent) : lines;
  const net = priced.reduce((sum, line) => sum + netOf(line), 0);
  const now = world.nowMs();
  return world.begin({
    shopSeq: ask.shopSeq,
    customer: ask.sameCustomerAs?.customer ?? chooseCustomer(world, ask.shopSeq),
    lines: priced,
    postage: fen(net >= freePostageFrom ? 0 : chance.pick([600, 800, 1000])),
    isPresale,
    deposit: isPresale ? depositOf(net) : fen(0),
    presaleShipMs: isPresale ? now + presaleDays * dayMs : null,
    buyerMessage: ask.message ?? (chance.happens(ask.messages ?? usualMessages) ? chance.pick(buyerMessages) : ''),
    extras: ask.extras ?? {},
  });
}

/** A tenth, in whole yuan where there is that much. */
const depositOf = (net: number): Fen => fen(net > 1_000 ? Math.floor(net / 1_000) * 100 : Math.max(1, Math.floor(net / 10)));

function chooseLines(world: World, ask: OrderAsk): TradeLine[] {
  const onSale = world.goods(ask.shopSeq).filter((goods) => !goods.isGift);
  if ((ask.skus?.length ?? 0) > ask.habits.maxLines) throw new RangeError(`this platform sells ${ask.habits.maxLines} goods a trade`);
  const chosen = ask.skus?.map(({ merchantCode, quantity }) => {
    const goods = onSale.find((each) => each.merchantCode === merchantCode);
    if (!goods) throw new RangeError(`shop ${ask.shopSeq} sells no "${merchantCode}"`);
    return { goods, quantity };
  });
  return (chosen ?? chooseGoods(world.chance, onSale, ask.habits.maxLines)).map(({ goods, quantity }, index) =>
    plainLine(index + 1, goods, quantity),
  );
}

function chooseGoods(chance: Chance, onSale: readonly Goods[], maxLines: number): { goods: Goods; quantity: number }[] {
  const roll = chance.next();
  const count = Math.min(maxLines, roll < 0.62 ? 1 : roll < 0.86 ? 2 : roll < 0.95 ? 3 : 5);
  const chosen = new Set(Array.from({ length: count }, () => pickPopular(chance, onSale)));
  return Array.from(chosen, (goods) => ({ goods, quantity: chance.happens(0.72) ? 1 : chance.between(2, 4) }));
}

function pickPopular(chance: Chance, onSale: readonly Goods[]): Goods {
  let rest = chance.next() * onSale.reduce((sum, { popularity }) => sum + popularity, 0);
  return onSale.find(({ popularity }) => (rest -= popularity) < 0) ?? chance.pick(onSale);
}

const plainLine = (seq: number, goods: Goods, quantity: number): TradeLine => ({
  seq,
  goods,
  quantity,
  merchantDiscount: fen(0),
  platformDiscount: fen(0),
  otherDiscount: fen(0),
  isGift: false,
  giftOf: null,
});

/** One of the shop's gifts, by chance, with what was bought. */
export function giftLine(world: World, shopSeq: number, bought: readonly TradeLine[]): TradeLine {
  const gift = world.chance.pick(world.goods(shopSeq).filter((goods) => goods.isGift));
  return { ...plainLine(bought.length + 1, gift, 1), isGift: true, giftOf: bought[0]?.seq ?? null };
}

/** Coupons of the trade, shared over its lines by their price as platforms do; what is not the merchant's own comes back to it. */
function withDiscounts(chance: Chance, lines: readonly TradeLine[], withTalent: boolean): TradeLine[] {
  const weights = lines.map((line) => line.goods.price * line.quantity);
  const list = weights.reduce((sum, weight) => sum + weight, 0);
  const share = (isUsed: boolean, most: number): Fen[] => splitFen(fen(isUsed ? Math.floor(list * chance.next() * most) : 0), weights);
  const merchant = share(true, 0.15);
  const platform = share(chance.happens(0.5), 0.08);
  const other = share(withTalent && chance.happens(0.2), 0.04);
  return lines.map((line, index) => ({
    ...line,
    merchantDiscount: merchant[index] ?? fen(0),
    platformDiscount: platform[index] ?? fen(0),
    otherDiscount: other[index] ?? fen(0),
  }));
}

/** the same shop within hours: one parcel may hold both */
const again = { share: 0.12, among: 40 };
/** another shop of the merchant, or the same one days later */
const regular = { share: 0.1, among: 2_000 };

/** Some have bought here before, soon enough to be sent in one parcel; some are regulars of the merchant, in whichever shop. */
function chooseCustomer(world: World, shopSeq: number): Customer {
  const { chance } = world;
  const recent = world.trades(shopSeq).slice(-again.among);
  if (recent.length > 0 && chance.happens(again.share)) return chance.pick(recent).customer;
  const known = world.trades(chance.pick(world.shops()).seq).slice(-regular.among);
  if (known.length > 0 && chance.happens(regular.share)) return chance.pick(known).customer;
  return makeCustomer(world.chance, world.nextSeq('customer'));
}
