import type { Chance } from '../world/chance.ts';
import type { Emulation } from '../world/create-emulation.ts';
import { pay } from '../world/customer-acts.ts';
import { live, usualBehavior } from '../world/live.ts';
import { mutate } from '../world/mutate.ts';
import { placeOrder } from '../world/place-order.ts';
import { RefusedAct } from '../world/refused-act.ts';
import type { EmulatedShop } from '../world/shop.ts';
import type { Trade } from '../world/trade.ts';
import { acts } from './acts.ts';
import {
  actOnParcel,
  orderBalance,
  orderSubscription,
  parcelsOf,
  refuseParcels,
  relent,
  setRhythm,
  suspendArea,
} from './carrier-orders.ts';
import { busiest, busyness } from './day.ts';
import { findShop } from './find-shop.ts';
import type { FaultAsk, Scenario, Step } from './scenario.ts';

/** What a step did: how many trades it touched, where it touches any at once. */
export type StepReport = Readonly<{ do: Step['do']; count?: number }>;

/**
 * Adds the apps and shops of a scenario and runs its steps. While it runs the clock stands still but for `wait`, so that it repeats
 * exactly; then it goes on at the scenario's speed, or as it went before.
 */
export async function runScenario(emulation: Emulation, scenario: Scenario): Promise<StepReport[]> {
  const { time } = emulation;
  const speed = scenario.speed ?? time.speed();
  time.setSpeed(0);
  for (const app of scenario.apps) emulation.addApp(app);
  for (const shop of scenario.shops) emulation.addShop(shop.platform, shop.name);
  const reports: StepReport[] = [];
  for (const step of scenario.steps) {
    const run = runs[step.do] as (emulation: Emulation, step: Step) => Promise<void> | number | void;
    const count = await run(emulation, step);
    await time.settled(); // what the step does now is done before the next begins
    reports.push(typeof count === 'number' ? { do: step.do, count } : { do: step.do });
  }
  time.setSpeed(speed);
  return reports;
}

type StepOf<Name extends Step['do']> = Extract<Step, { do: Name }>;

const runs: { [Name in Step['do']]: (emulation: Emulation, step: StepOf<Name>) => Promise<void> | number | void } = {
  order: runOrder,
  flow: runFlow,
  act: runAct,
  mutate: runMutate,
  wait: ({ time }, step) => time.advanceTo(time.nowMs() + step.for),
  clock: ({ time }, step) => time.advanceTo(step.set),
  fault: orderFault,
  trouble: runTrouble,
  clear_faults: ({ faults }) => faults.clear(),
  road: ({ deliveries }, step) => deliveries.setRoad(step),
  subscribe: (emulation, step) => void orderSubscription(emulation, step),
  balance: (emulation, step) => void orderBalance(emulation, step),
  suspend: (emulation, step) => void suspendArea(emulation, step),
  refuse: (emulation, step) => void refuseParcels(emulation, step),
  relent,
  rhythm: (emulation, step) => void setRhythm(emulation, step),
  parcel: runParcel,
  revoke: (emulation, step) => {
    const shop = findShop(emulation, step.shop);
    emulation.platformOf(shop).revoke(emulation.world, shop);
  },
};

/** Sets, moves and speeds the clock, in this order. */
export async function moveClock({ time }: Emulation, ask: Readonly<{ set?: number; advance?: number; speed?: number }>): Promise<void> {
  if (ask.set !== undefined) await time.advanceTo(ask.set);
  if (ask.advance !== undefined) await time.advanceTo(time.nowMs() + ask.advance);
  if (ask.speed !== undefined) time.setSpeed(ask.speed);
}

function runOrder(emulation: Emulation, step: StepOf<'order'>): number {
  const { world } = emulation;
  const shop = findShop(emulation, step.shop);
  const { habits } = emulation.platformOf(shop);
  for (const moment of moments(emulation, step.count, step.over))
    world.at(moment, () => {
      const trade = placeOrder(world, { ...step, shopSeq: shop.seq, habits });
      if (world.chance.happens(step.paid)) pay(world, trade);
    });
  return step.count;
}

/** Moments spread by chance over a span from now, in order; without a span all are now. */
function moments({ world }: Emulation, count: number, over: number | undefined): number[] {
  const now = world.nowMs();
  return Array.from({ length: count }, () => now + (over ? world.chance.below(over) : 0)).toSorted((a, b) => a - b);
}

function runFlow(emulation: Emulation, step: StepOf<'flow'>): void {
  const { world } = emulation;
  const shop = findShop(emulation, step.shop);
  const { habits } = emulation.platformOf(shop);
  const behavior = { ...usualBehavior, ...step.behavior };
  const asksAddress = (trade: Trade): boolean => emulation.platformOf(shop).asksAddress(world, shop, trade);
  const manner = { asksAddress, hasteMs: step.haste, isApart: step.apart };
  const chance = step.apart ? world.chance.fork(`flow ${shop.seq} ${world.nextSeq('flow')}`) : world.chance;
  comeAndGo(emulation, { ...step, perHour: step.perHour * busiest(step.day), chance }, () => {
    // as many as in the busiest hour knock; how many of them are let in makes the hours differ
    if (chance.happens(busyness(step.day, world.nowMs()) / busiest(step.day)))
      live(world, { shopSeq: shop.seq, habits, messages: step.messages }, behavior, manner);
  });
}

/** Something happens again and again at moments of chance, `perHour` on average; not while the world sleeps. */
function comeAndGo(emulation: Emulation, ask: Readonly<{ perHour: number; for: number; chance?: Chance }>, act: () => void): void {
  const { world } = emulation;
  const { chance = world.chance } = ask;
  const end = world.nowMs() + ask.for;
  const next = (fromMs: number): void => {
    const moment = fromMs + Math.round((-Math.log(1 - chance.next()) * 3_600_000) / ask.perHour);
    if (moment > end) return;
    world.at(moment, () => {
      if (world.nowMs() < emulation.wakesAtMs()) return next(emulation.wakesAtMs());
      act();
      next(world.nowMs());
    });
  };
  next(world.nowMs());
}

/** A fault of its own accord now and then. One whose time went by unseen is gone. */
function runTrouble(emulation: Emulation, step: StepOf<'trouble'>): void {
  comeAndGo(emulation, { perHour: step.perDay / 24, for: step.for }, () => orderFault(emulation, step));
}

/** Orders a fault from now on, for as long as it `lasts`. */
export function orderFault({ faults, time }: Emulation, { lasts, ...rule }: FaultAsk): void {
  faults.add({ ...rule, untilMs: lasts === undefined ? undefined : time.nowMs() + lasts });
}

function runAct(emulation: Emulation, step: StepOf<'act'>): number {
  const { world } = emulation;
  const all = tradesOf(emulation, step.shop);
  if (step.trade !== undefined) {
    const trade = all.find((each) => emulation.platformOf(world.shop(each.shopSeq) as EmulatedShop).tradeNo(each) === step.trade);
    if (!trade) throw new RangeError(`there is no trade ${step.trade}`);
    acts[step.act].run(emulation, trade, step);
    return 1;
  }
  const wanted = step.count ?? Math.round(all.length * (step.share ?? 1));
  let done = 0;
  for (const trade of shuffled(emulation, all)) if (done < wanted && tryAct(() => acts[step.act].run(emulation, trade, step))) done += 1;
  return done;
}

function tryAct(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof RefusedAct) return false;
    throw error;
  }
}

/** One act on a `waybill`, on `count` parcels, or on a `share` of all, drawn by chance; those that do not allow it are passed over. */
function runParcel(emulation: Emulation, step: StepOf<'parcel'>): number {
  const all = parcelsOf(emulation).filter(({ waybillNo }) => step.waybill === undefined || waybillNo === step.waybill);
  const wanted = step.count ?? Math.round(all.length * (step.share ?? 1));
  let done = 0;
  for (const parcel of step.waybill === undefined ? shuffled(emulation, all) : all)
    if (done < wanted && tryAct(() => actOnParcel(emulation, parcel, step))) done += 1;
  return done;
}

function runMutate(emulation: Emulation, step: StepOf<'mutate'>): number {
  for (const moment of moments(emulation, step.count, step.over))
    emulation.world.at(moment, () => void mutate(emulation.world, tradesOf(emulation, step.shop), { count: 1, kinds: step.kinds }));
  return step.count;
}

function tradesOf(emulation: Emulation, ref: number | string | undefined): readonly Trade[] {
  if (ref !== undefined) return emulation.world.trades(findShop(emulation, ref).seq);
  return emulation.world.shops().flatMap((shop) => emulation.world.trades(shop.seq));
}

function shuffled<Item>({ world }: Emulation, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, rank: world.chance.next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
