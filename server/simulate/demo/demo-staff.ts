/** The staff of the demo at work in real time: the people of the simulated month, with the demo's accounts, over the public API. */
import { setTimeout as pause } from 'node:timers/promises';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { Merchant } from '../../platform/merchant.ts';
import type { Runner } from '../../platform/runners/runner.ts';
import { withLease } from '../../platform/runners/with-lease.ts';
import { usualAssumptions, type Assumptions } from '../assumptions.ts';
import { chanceOf } from '../chance.ts';
import { controlOf } from '../run-emulators.ts';
import { openTheShop } from '../staff/open-the-shop.ts';
import type { Piles } from '../staff/kept-work.ts';
import type { Shift, Workplace } from '../staff/shift.ts';
import { workTheFloor } from '../staff/work-the-floor.ts';
import { workTheOffice } from '../staff/work-the-office.ts';
import { answerBuyers, nobodyAsked, type ServiceMemory } from '../staff/answer-buyers.ts';
import { answered, signInAt, visitorsOf, type Visitor } from '../visitor.ts';
import { matchGoods } from './match-goods.ts';
import { refillShelves } from './refill-shelves.ts';

/** Where the emulated world answers, and where we do. */
export type DemoWorkplace = Readonly<{ emulatorUrl: string; ownUrl: string }>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** so often somebody looks up from the work */
const spanMs = 5 * minuteMs;
/** whoever starts a demo finds a day that has begun: twice so much work was done before */
const firstSpanMs = hourMs / 2;
/** until then the first orders of a new demo are here, have been judged, and have their numbers */
const untilFirstMs = 15_000;
/** questions that are older than the program were answered, or their askers gave up */
const rememberedMs = { begun: spanMs, new: 12 * hourMs } as const;
/** trades of the world, counted from the last, that may still bring questions */
const recentTrades = 3_000;

/** Work for whoever tries the demo as one of the staff. */
const keptCounts: Piles = { audit: 15, finance: 3, approve: 3, print: 40, pick: 12, check: 10, weigh: 5, ship: 8 };

/** A demo has no closing time: it is tried out at any hour. */
const assumptions: Assumptions = {
  ...usualAssumptions,
  deskFrom: 0,
  deskUntil: 24,
  floorFrom: 0,
  floorUntil: 24,
  floorPeople: 3,
  servicePeople: 1,
  addressByChat: 0.012,
};

/** Begins when orders are there, and goes on until told to end. One worker does it, however many there are. */
export function demoStaff(places: DemoWorkplace): Runner {
  const name = 'demo-staff';
  return { name, run: (merchant, signal) => withLease(merchant, { name, signal }, (held) => work(merchant, places, held)) };
}

async function work(merchant: Merchant, places: DemoWorkplace, signal: AbortSignal): Promise<void> {
  const house = workplaceOf(merchant, places);
  const shift = { house, assumptions, chance: chanceOf('demo'), ledger: new Map(), kept: { counts: keptCounts, since: new Map() } };
  let memory: ServiceMemory | null = null;
  let isOpen = false;
  while (!signal.aborted) {
    const isNew = await part(merchant, 'look', () => isNewDemo(house));
    // before the first orders are judged, if it can be
    if (isNew && !isOpen) isOpen = (await part(merchant, 'open', () => openTheShop(house, assumptions).then(() => true))) ?? false;
    if (isNew !== null && (!isNew || (await isReadyToBegin(merchant, house)))) {
      memory ??= await part(merchant, 'remember', () => memoryFrom(house, rememberedMs[isNew ? 'new' : 'begun']));
      if (isNew) await workASpan(merchant, { ...shift, spanMs: firstSpanMs }, memory); // what is picked there is checked in the next
      await workASpan(merchant, { ...shift, spanMs: isNew ? firstSpanMs : spanMs }, memory);
      await sleep(spanMs, signal);
    } else await sleep(untilFirstMs, signal);
  }
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> => pause(ms, undefined, { signal }).catch(() => undefined);

async function workASpan(merchant: Merchant, shift: Shift, memory: ServiceMemory | null): Promise<void> {
  await part(merchant, 'shelves', () => refillShelves(shift));
  await part(merchant, 'goods', () => matchGoods(shift));
  await part(merchant, 'office', () => workTheOffice(shift));
  if (memory) await part(merchant, 'service', () => answerBuyers(shift, memory));
  await part(merchant, 'floor', () => workTheFloor(shift));
}

/** One hindrance keeps nobody else from working; null then. It may be a visitor, who has taken over an account or is faster. */
async function part<Value>({ log }: Merchant, name: string, act: () => Promise<Value>): Promise<Value | null> {
  try {
    return await act();
  } catch (error) {
    log.info({ err: error, part: name }, 'the demo’s staff could not do a part of its work');
    return null;
  }
}

function workplaceOf({ clock }: Merchant, { emulatorUrl, ownUrl }: DemoWorkplace): Workplace {
  const control = controlOf(emulatorUrl);
  return {
    merchant: { clock },
    emulators: { url: emulatorUrl, control },
    as: visitorsOf(onceRefused((login) => signInAt(ownUrl, login))),
    now: (...steps) => control('POST', 'scenario', { steps }),
  };
}

/** Whoever changed the password of an account wants it for himself: it is not tried again. */
function onceRefused(signIn: (login: string) => Promise<Visitor>): (login: string) => Promise<Visitor> {
  const refused = new Set<string>();
  return async (login) => {
    if (refused.has(login)) throw new Error(`${login} works elsewhere`);
    return signIn(login).catch((error: unknown) => {
      if (!(error instanceof TypeError)) refused.add(login); // that one is fetch's: nobody answered
      throw error;
    });
  };
}

/** Nobody has gone for goods yet. */
async function isNewDemo({ as }: Workplace): Promise<boolean> {
  const { items } = await answered<{ items: readonly unknown[] }>((await as('cangku')).get('/api/waves?limit=1'));
  return items.length === 0;
}

async function isReadyToBegin(merchant: Merchant, { as }: Workplace): Promise<boolean> {
  const ready = await part(merchant, 'look', async () =>
    answered<{ ids: readonly string[] }>((await as('cangku')).get('/api/printing/ready?limit=500')),
  );
  return ready !== null && ready.ids.length > keptCounts.print;
}

async function memoryFrom({ merchant, emulators }: Workplace, ageMs: number): Promise<ServiceMemory> {
  const { shops } = (await emulators.control('GET', 'overview')) as { shops: readonly Readonly<{ tradeCount: number }>[] };
  const after = Math.max(0, shops.reduce((sum, { tradeCount }) => sum + tradeCount, 0) - recentTrades);
  const { seenTrades } = nobodyAsked();
  return { wishes: [], seenTrades: seenTrades.map(() => after), notBefore: plusMs(merchant.clock(), -ageMs) };
}
