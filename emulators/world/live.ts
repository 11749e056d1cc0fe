import { askRefund, changeAddress, message, pay, payFinal, returnGoods, urge, withdrawRefund } from './customer-acts.ts';
import { buyerMessages } from './people-fixture.ts';
import { parcelShelf } from './parcels/parcel-shelf.ts';
import { placeOrder, type OrderAsk } from './place-order.ts';
import { cancel, complete, reviewRisk, sign } from './platform-acts.ts';
import { RefusedAct } from './refused-act.ts';
import { shippingOf } from './trade-facts.ts';
import type { Trade } from './trade.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** a presale of fifteen days and its two days for shipping are over by then */
const longestWaitMs = 20 * dayMs;
/** who has waited so long for a parcel that left believes no more in it */
const longestTravelMs = 12 * dayMs;

/** How often customers do what; a scenario may say otherwise. */
export type Behavior = Readonly<{
  pays: number;
  changesAddress: number;
  writes: number;
  urges: number;
  refundsBeforeShipping: number;
  refundsAfterShipping: number;
  withdrawsRefund: number;
  underRisk: number;
}>;

export const usualBehavior: Behavior = {
  pays: 0.93,
  changesAddress: 0.03,
  writes: 0.04,
  urges: 0.03,
  refundsBeforeShipping: 0.04,
  refundsAfterShipping: 0.05,
  withdrawsRefund: 0.25,
  underRisk: 0.02,
};

/** How a customer lives beside his behavior. */
export type Manner = Readonly<{
  /** whether address changes wait for the seller */
  asksAddress(trade: Trade): boolean;
  /** whoever changes his mind before shipping does so within this long after paying; hours without */
  hasteMs?: number | undefined;
  /** what the merchant does, and when, moves no other customer's chance */
  isApart?: boolean | undefined;
}>;

/** A customer orders now and goes on living: pays, changes his mind, waits for the parcel. */
export function live(shared: World, ask: OrderAsk, behavior: Behavior, { asksAddress, hasteMs, isApart = false }: Manner): Trade {
  const world = isApart ? withOwnChance(shared, `customer ${shared.nextSeq('customer apart')}`) : shared;
  const { chance } = world;
  const trade = placeOrder(world, ask);
  // all chance is asked at the beginning: what the merchant does in between does not move it
  const will = Object.fromEntries(Object.entries(behavior).map(([what, often]) => [what, chance.happens(often)])) as Record<
    keyof Behavior,
    boolean
  >;
  const within = (fromMs: number, toMs: number): number => world.nowMs() + chance.between(fromMs, toMs);
  const soonest = (fromMs: number, toMs: number): number =>
    hasteMs === undefined ? chance.between(fromMs, toMs) : chance.between(Math.min(fromMs, hasteMs / 2), hasteMs);
  const later = (moment: number, act: (trade: Trade) => void): void => world.at(moment, () => attempt(world, trade, act));

  const paidAt = within(5_000, 20 * minuteMs);
  if (!will.pays) return (later(within(30 * minuteMs, 31 * minuteMs), (now) => cancel(world, now, '超时未付款')), trade);
  later(paidAt, (now) => pay(world, now));
  if (trade.isPresale) later(within(5 * dayMs, 12 * dayMs), (now) => payFinal(world, now));
  if (will.underRisk) {
    later(paidAt + 1_000, (now) => reviewRisk(world, now, true));
    later(paidAt + chance.between(10 * minuteMs, 6 * hourMs), (now) => reviewRisk(world, now, false));
  }
  if (will.writes) later(paidAt + soonest(minuteMs, hourMs), (now) => message(world, now, chance.pick(buyerMessages)));
  if (will.changesAddress)
    later(paidAt + soonest(2 * minuteMs, 8 * hourMs), (now) => changeAddress(world, now, { isAsked: asksAddress(now) }));
  if (will.urges) later(paidAt + chance.between(12 * hourMs, 40 * hourMs), (now) => urge(world, now));
  if (will.refundsBeforeShipping) {
    const askedAt = paidAt + soonest(5 * minuteMs, 10 * hourMs);
    later(askedAt, (now) => shippingOf(now) === 'none' && askRefund(world, now, {}));
    if (will.withdrawsRefund) later(askedAt + soonest(minuteMs, hourMs), (now) => withdrawRefund(world, now));
  }
  afterShipping(world, trade, will.refundsAfterShipping);
  return trade;
}

const withOwnChance = (world: World, name: string): World => {
  const chance = world.chance.fork(name);
  return { ...world, chance, random: chance.next };
};

/** Once everything is out, the parcel arrives, and sooner or later the trade ends. Who waits too long wants the money back. */
function afterShipping(world: World, trade: Trade, isReturned: boolean): void {
  const travelMs = world.chance.between(30 * hourMs, 4 * dayMs);
  const later = (moment: number, act: (now: Trade) => void): void => world.at(moment, () => attempt(world, trade, act));
  const follow = (shipped: Trade): void => {
    if (shippingOf(shipped) !== 'all') return world.onceChanged(trade, 'shipped', follow);
    if (parcelShelf(world).rhythm.begins !== 'by_hand') {
      world.onceChanged(trade, 'signed', () => enjoy(world.nowMs())); // carriers bring it
      return later(world.nowMs() + longestTravelMs, (now) => now.signedMs === null && askRefund(world, now, { reason: '快递一直未送达' }));
    }
    const signedAt = world.nowMs() + travelMs;
    later(signedAt, (now) => sign(world, now));
    enjoy(signedAt);
  };
  const enjoy = (signedAt: number): void => {
    if (!isReturned) return later(signedAt + 7 * dayMs, (now) => complete(world, now));
    later(signedAt + dayMs, (now) => askRefund(world, now, {}));
    later(signedAt + 3 * dayMs, (now) => returnGoods(world, now, null));
    later(signedAt + 12 * dayMs, (now) => complete(world, now));
  };
  world.onceChanged(trade, 'shipped', follow);
  later(world.nowMs() + longestWaitMs, (now) => shippingOf(now) === 'none' && giveUp(world, now));
}

/** Wants the money back for everything that was bought. */
function giveUp(world: World, trade: Trade): void {
  for (const { seq, isGift } of trade.lines)
    if (!isGift) attempt(world, trade, (now) => askRefund(world, now, { lineSeq: seq, reason: '卖家未按约定时间发货' }));
}

/** What the trade no longer allows does not happen. */
function attempt(world: World, trade: Trade, act: (trade: Trade) => void): void {
  const now = world.trade(trade.shopSeq, trade.seq);
  try {
    if (now) act(now);
  } catch (error) {
    if (!(error instanceof RefusedAct)) throw error;
  }
}
