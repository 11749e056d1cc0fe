import type { Emulation } from '../world/create-emulation.ts';
import { carrierOf } from '../world/parcels/carrier-fixture.ts';
import { addScan, collect, intercept, stop, tell } from '../world/parcels/parcel-acts.ts';
import type { Parcel } from '../world/parcels/parcel.ts';
import { parcelShelf } from '../world/parcels/parcel-shelf.ts';
import type { Rhythm } from '../world/parcels/rhythm.ts';
import { deskState, type Subscription, type SuspendedArea } from '../world/waybills/desk-state.ts';
import { subscribe } from '../world/waybills/subscriptions.ts';
import type { AreaInput, BalanceInput, ParcelActInput, RefusedParcelsInput, RhythmInput, SubscriptionInput } from './carrier-schema.ts';
import { findShop } from './find-shop.ts';

type OwnerInput = Pick<SubscriptionInput, 'shop' | 'platform' | 'account'>;

/** Whose numbers: a shop's, or those of an account (an app's key) of an aggregator. @throws RangeError */
function ownerOf(emulation: Emulation, { shop, platform, account }: OwnerInput): Pick<Subscription, 'source' | 'owner'> {
  if (shop !== undefined) {
    const found = findShop(emulation, shop);
    return { source: found.platform, owner: String(found.seq) };
  }
  const app = emulation.world.apps(platform ?? '').find(({ key }) => account === undefined || key === account);
  if (!app) throw new RangeError('say whose: a shop, or the platform and account of an aggregator');
  return { source: app.platform, owner: app.key };
}

export const orderSubscription = (emulation: Emulation, { senders, ...ask }: SubscriptionInput): Subscription =>
  subscribe(emulation.world, { ...ask, ...ownerOf(emulation, ask), senders });

/** @throws RangeError when nothing is subscribed, or the carrier sells no numbers in advance */
export function orderBalance(emulation: Emulation, ask: BalanceInput): Subscription {
  const { source, owner } = ownerOf(emulation, ask);
  const carrier = carrierOf(ask.carrier)?.code;
  const branch = deskState(emulation.world).subscriptions.find(
    (each) =>
      each.source === source && each.owner === owner && each.carrier === carrier && (ask.branchCode ?? each.branchCode) === each.branchCode,
  );
  if (!branch) throw new RangeError(`${source} ${owner} has no subscription with ${ask.carrier}`);
  if (branch.balance === null) throw new RangeError(`${ask.carrier} is settled by the month and has no balance`);
  branch.balance = ask.balance;
  return branch;
}

export function suspendArea({ world }: Emulation, { lasts, ...area }: AreaInput): readonly SuspendedArea[] {
  const carrier = area.carrier === null ? null : carrierOf(area.carrier)?.code;
  if (carrier === undefined) throw new RangeError(`this world has no carrier "${area.carrier}"`);
  const desk = deskState(world);
  desk.areas = [...desk.areas, { ...area, carrier, untilMs: lasts === undefined ? null : world.nowMs() + lasts }];
  return desk.areas;
}

/** @throws SyntaxError when `match` is no regular expression */
export function refuseParcels({ world }: Emulation, { platform, match, reason, times }: RefusedParcelsInput): number {
  const desk = deskState(world);
  desk.refusals = [...desk.refusals, { source: platform, pattern: new RegExp(match, 'u'), reason, left: times }];
  return desk.refusals.length;
}

/** Areas deliver again, and every parcel gets its number. */
export function relent({ world }: Emulation): void {
  Object.assign(deskState(world), { areas: [], refusals: [] });
}

export function setRhythm({ world }: Emulation, { pickup, ...ask }: RhythmInput): Rhythm {
  const shelf = parcelShelf(world);
  const told = Object.fromEntries(Object.entries({ ...ask, pickupMs: pickup }).filter(([, value]) => value !== undefined));
  shelf.rhythm = { ...shelf.rhythm, ...told };
  return shelf.rhythm;
}

/** @throws RefusedAct when the parcel does not allow it, RangeError when the act is not told enough */
export function actOnParcel({ world }: Emulation, parcel: Parcel, ask: ParcelActInput): Parcel {
  if (ask.act === 'collect') return collect(world, parcel, ask.story);
  if (ask.act === 'tell') return tell(world, parcel, ask.story ?? parcel.story);
  if (ask.act === 'stop') return stop(world, parcel);
  if (ask.act === 'intercept') return intercept(world, parcel, null);
  if (ask.act === 'forward') {
    if (!ask.to) throw new RangeError('forward needs `to`');
    return intercept(world, parcel, ask.to);
  }
  if (!ask.kind) throw new RangeError('scan needs `kind`');
  return addScan(world, parcel, { kind: ask.kind, city: ask.city, text: ask.text });
}

/** Parcels by number, in the order of their numbers; those of a story, or all. */
export const parcelsOf = ({ world }: Emulation): readonly Parcel[] => [...parcelShelf(world).parcels.values()];
