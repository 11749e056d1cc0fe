import { fen } from '@zhidan/core/kernel/money.ts';
import { createChance } from './chance.ts';
import type { Push } from './push.ts';
import type { PushRoad } from './push-road.ts';
import type { EmulatedApp, EmulatedShop, Notice, TradeChange } from './shop.ts';
import type { Goods, Trade } from './trade.ts';
import { createTradeShelf } from './trade-shelf.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { TradeStart, World } from './world.ts';

/** What a world is made of. `heard` gets every change, in its order. */
export type WorldAsk = Readonly<{
  seed: string;
  time: VirtualTime;
  realMs(): number;
  /** native number of a trade on its platform */
  tradeNo(platform: string, trade: Trade): string;
  heard(shop: EmulatedShop, notice: Notice): void;
  post(platform: string, push: Push): void;
  road(): PushRoad;
}>;

/** The world, and the side of it that only the control API may touch. */
export type OpenWorld = Readonly<{
  world: World;
  /** replaces the app of the same platform and key */
  addApp(app: EmulatedApp): void;
  addShop(platform: string, name: string): EmulatedShop;
  addGoods(shopSeq: number, goods: readonly Goods[]): void;
}>;

/** What is not said of a new trade. */
const unsaid = {
  paidMs: null,
  finalPaidMs: null,
  isPresale: false,
  deposit: fen(0),
  presaleShipMs: null,
  isUnderRisk: false,
  askedAddress: null,
  addressChangedMs: null,
  shipByMs: null,
  shipments: [],
  signedMs: null,
  completedMs: null,
  canceledMs: null,
  cancelReason: '',
  refunds: [],
  buyerMessage: '',
  sellerMemo: '',
  sellerFlag: 0,
  isUrged: false,
  extras: {},
} as const satisfies Partial<Trade>;

/** An empty world. */
export function createWorld(ask: WorldAsk): OpenWorld {
  const chance = createChance(ask.seed);
  const shelf = createTradeShelf(ask.tradeNo);
  const nextSeq = createCounters();
  let apps: readonly EmulatedApp[] = [];
  const owned = new Map<string, unknown>();
  const waiting = createWaiting();

  function begin(start: TradeStart): Trade {
    const { customer } = start;
    const createdMs = start.createdMs ?? ask.time.nowMs();
    const receiver = { name: customer.name, phone: customer.phone, address: customer.address };
    const trade: Trade = { ...unsaid, receiver, createdMs, modifiedMs: createdMs, ...start, seq: nextSeq('trade') };
    shelf.add(trade);
    ask.heard(shelf.shop(trade.shopSeq), { change: 'created', trade, before: null, refundSeq: null });
    return trade;
  }

  function change(old: Trade, what: TradeChange, patch: Partial<Trade>, refundSeq: number | null): Trade {
    const before = shelf.find(old);
    if (!before) throw new RangeError(`shop ${old.shopSeq} has no trade ${old.seq}`);
    const trade: Trade = { ...before, modifiedMs: ask.time.nowMs(), ...patch, seq: before.seq, shopSeq: before.shopSeq };
    shelf.replace(trade);
    ask.heard(shelf.shop(trade.shopSeq), { change: what, trade, before, refundSeq });
    waiting.take(trade, what)?.(trade);
    return trade;
  }

  const world: World = {
    nowMs: ask.time.nowMs,
    realMs: ask.realMs,
    random: chance.next,
    chance,
    at: ask.time.at,
    onceChanged: waiting.add,
    apps: (platform) => apps.filter((app) => app.platform === platform),
    shops: (platform) => shelf.shops().filter((shop) => platform === undefined || shop.platform === platform),
    shop: shelf.findShop,
    goods: shelf.goods,
    changeGoods: shelf.changeGoods,
    trades: shelf.trades,
    trade: (shopSeq, seq) => shelf.find({ shopSeq, seq }),
    tradeByNo: shelf.findByNo,
    tradeOfRefund: shelf.findByRefund,
    nextSeq,
    begin,
    change: (trade, what, patch, refundSeq) => change(trade, what, patch, refundSeq ?? null),
    post: ask.post,
    road: ask.road,
    own: <State>(platform: string, start: () => State): State => {
      if (!owned.has(platform)) owned.set(platform, start());
      return owned.get(platform) as State;
    },
  };
  return {
    world,
    addApp: (app) => void (apps = [...apps.filter((old) => old.platform !== app.platform || old.key !== app.key), app]),
    addShop: (platform, name) => {
      const shop = { seq: nextSeq('shop'), platform, name };
      shelf.open(shop);
      return shop;
    },
    addGoods: (shopSeq, goods) => shelf.setGoods(shopSeq, [...shelf.goods(shopSeq), ...goods]),
  };
}

/** What runs at the next change of a kind to a trade. */
function createWaiting() {
  const acts = new Map<string, (now: Trade) => void>();
  const key = ({ seq }: Trade, what: TradeChange): string => `${what} ${seq}`;
  return {
    add: (trade: Trade, what: TradeChange, act: (now: Trade) => void): void => void acts.set(key(trade, what), act),
    take: (trade: Trade, what: TradeChange): ((now: Trade) => void) | undefined => {
      const act = acts.get(key(trade, what));
      acts.delete(key(trade, what));
      return act;
    },
  };
}

/** Counts each kind from 1. */
function createCounters(): (kind: string) => number {
  const counts = new Map<string, number>();
  return (kind) => {
    const seq = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, seq);
    return seq;
  };
}
