import type { Chance } from '../chance.ts';
import { sign } from '../platform-acts.ts';
import { RefusedAct } from '../refused-act.ts';
import type { Address, Trade } from '../trade.ts';
import type { World } from '../world.ts';
import { waybillNo, type EmulatedCarrier } from './carrier-fixture.ts';
import { scansOf, type Parcel, type Scan } from './parcel.ts';
import { parcelOf, parcelShelf, type Watcher } from './parcel-shelf.ts';
import { planStory } from './plan-story.ts';
import { drawStory, pickupMoment } from './rhythm.ts';
import { isEnd, isHandedOver, isPickup } from './scan-kinds.ts';

/** Chance of one parcel: what befalls it does not move what befalls others. */
const chanceOf = (world: World, { seq }: Pick<Parcel, 'seq'>, about: string): Chance => world.chance.fork(`parcel ${seq} ${about}`);

export type ParcelStart = Readonly<{
  carrier: EmulatedCarrier;
  /** absent: the carrier's next number */
  waybillNo?: string;
  from: Address;
  to: Address;
  senderPhone: string;
  receiverPhone: string;
}>;

/** A number is given out, and a parcel expected. */
export function numberParcel(world: World, { carrier, waybillNo: given, ...people }: ParcelStart): Parcel {
  const shelf = parcelShelf(world);
  const seq = world.nextSeq('parcel');
  const parcel: Parcel = {
    ...people,
    seq,
    carrier: carrier.code,
    waybillNo: given ?? waybillNo(carrier, seq),
    numberedMs: world.nowMs(),
    story: drawStory(shelf.rhythm, chanceOf(world, { seq }, 'story')),
    plan: [],
    planNo: 0,
    canceledMs: null,
  };
  shelf.parcels.set(parcel.waybillNo, parcel);
  if (shelf.rhythm.begins === 'collected') beginLife(world, parcel);
  return parcel;
}

/** The carrier will come, if nobody has called him yet. */
export function beginLife(world: World, parcel: Parcel): Parcel {
  if (parcel.plan.length > 0 || parcel.canceledMs !== null) return parcel;
  const { rhythm } = parcelShelf(world);
  const chance = chanceOf(world, parcel, 'life');
  const startMs = pickupMoment(rhythm, chance, world.nowMs());
  return replan(world, parcel, { plan: planStory(parcel, { startMs, pace: rhythm.pace, chance }) });
}

/** Puts another plan in the place of the old one; what has happened should stand in it. */
export function replan(world: World, parcel: Parcel, patch: Partial<Parcel>): Parcel {
  const next = { ...parcel, ...patch, planNo: parcel.planNo + 1 };
  parcelShelf(world).parcels.set(next.waybillNo, next);
  expect(world, next);
  return next;
}

/** Sets the moments at which somebody looks: all of a watched parcel, else only that of its end. */
function expect(world: World, { waybillNo: no, plan, planNo }: Parcel): void {
  const isWatched = parcelShelf(world).watchers.has(no);
  for (const scan of plan)
    if (scan.atMs > world.nowMs() && (isWatched || isEnd(scan.kind)))
      world.at(scan.atMs, () => {
        const parcel = parcelOf(world, no);
        if (parcel?.planNo === planNo) befall(world, parcel, scan);
      });
}

/** Tells those who watch, and signs the trades whose last parcel this was. */
export function befall(world: World, parcel: Parcel, scan: Scan): void {
  for (const hear of parcelShelf(world).watchers.get(parcel.waybillNo)?.values() ?? []) hear(parcel, scan);
  if (isHandedOver(scan.kind)) for (const trade of tradesOf(world, parcel.waybillNo)) signWhole(world, trade);
}

/** Hears of every scan of a number from now on; asked again by the same name, the new one hears instead. */
export function watch(world: World, no: string, who: Readonly<{ name: string; hear: Watcher }>): void {
  const { watchers } = parcelShelf(world);
  const known = watchers.get(no);
  if (known) return void known.set(who.name, who.hear);
  watchers.set(no, new Map([[who.name, who.hear]]));
  const parcel = parcelOf(world, no);
  if (parcel) replan(world, parcel, {});
}

/** Trades that travel under a number now. */
export function tradesOf(world: World, no: string): readonly Trade[] {
  const places = [...(parcelShelf(world).trades.get(no)?.values() ?? [])];
  return places
    .map(({ shopSeq, seq }) => world.trade(shopSeq, seq))
    .filter((trade): trade is Trade => trade?.shipments.some((shipment) => shipment.waybillNo === no) ?? false);
}

/** Signed is what has arrived in all its parcels. */
function signWhole(world: World, trade: Trade): void {
  const numbers = trade.shipments.map((shipment) => shipment.waybillNo).filter((no) => no !== '');
  if (trade.signedMs !== null || !numbers.every((no) => isDelivered(world, no))) return;
  try {
    sign(world, trade);
  } catch (error) {
    if (!(error instanceof RefusedAct)) throw error; // a part of it has not left yet
  }
}

function isDelivered(world: World, no: string): boolean {
  const parcel = parcelOf(world, no);
  return parcel !== undefined && scansOf(parcel, world.nowMs()).some(({ kind }) => isHandedOver(kind));
}

/** The carrier has it: its number can no longer be voided. */
export const isCollected = (parcel: Parcel, nowMs: number): boolean => scansOf(parcel, nowMs).some(({ kind }) => isPickup(kind));

/** It was handed over, came back, or was canceled. */
export const isOver = (parcel: Parcel, nowMs: number): boolean =>
  parcel.canceledMs !== null || scansOf(parcel, nowMs).some(({ kind }) => isEnd(kind));
