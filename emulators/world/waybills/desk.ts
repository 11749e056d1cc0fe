import { carrierOf } from '../parcels/carrier-fixture.ts';
import { isCollected, isOver, numberParcel, replan } from '../parcels/parcel-life.ts';
import { intercept, voidParcel } from '../parcels/parcel-acts.ts';
import { parcelOf } from '../parcels/parcel-shelf.ts';
import type { Address } from '../trade.ts';
import type { World } from '../world.ts';
import { suspensionOf } from './areas.ts';
import { DeskRefusal } from './desk-refusal.ts';
import { deskState, type IssuedWaybill, type Subscription } from './desk-state.ts';

/** What a label needs; the rest follows from the branch. */
export type NumberAsk = Pick<
  IssuedWaybill,
  'key' | 'objectId' | 'tradeNos' | 'packageId' | 'sender' | 'receiver' | 'goods' | 'weightGram' | 'templateUrl' | 'isEncrypted' | 'own'
>;

const keyOf = ({ source, owner, carrier }: Subscription, key: string): string => [source, owner, carrier, key].join(' ');

/** The number that answered this ask before; undefined: none, or it was voided. */
export function givenBefore(world: World, branch: Subscription, key: string): IssuedWaybill | undefined {
  const desk = deskState(world);
  return desk.waybills.get(desk.byKey.get(keyOf(branch, key)) ?? '');
}

/** Why these parcels of one call get no numbers: the first one's reason. Nothing has happened when it throws. @throws DeskRefusal */
export function checkTogether(world: World, branch: Subscription, asks: readonly NumberAsk[]): void {
  const fresh = asks.filter(({ key }) => !givenBefore(world, branch, key));
  for (const ask of fresh) checkOne(world, branch, ask);
  if (branch.balance !== null && new Set(fresh.map(({ key }) => key)).size > branch.balance) throw new DeskRefusal('no_balance');
}

function checkOne(world: World, branch: Subscription, { receiver, tradeNos, objectId }: NumberAsk): void {
  const { province, city, district, detail } = receiver.address;
  const area = suspensionOf(world, branch.carrier, receiver.address);
  if (area) throw new DeskRefusal('area_suspended', `${province}${city}${district} ${area.reason}`);
  const text = [objectId, ...tradeNos, province, city, district, detail].join(' ');
  const refusal = deskState(world).refusals.find(
    ({ source, pattern, left }) => left > 0 && (source === null || source === branch.source) && pattern.test(text),
  );
  if (!refusal) return;
  refusal.left -= 1;
  throw new DeskRefusal('parcel_refused', refusal.reason);
}

/** One number, or the one that this ask got before. @throws DeskRefusal */
export function takeNumber(world: World, branch: Subscription, ask: NumberAsk): IssuedWaybill {
  const known = givenBefore(world, branch, ask.key);
  if (known) return known;
  checkOne(world, branch, ask);
  return giveNumber(world, branch, ask);
}

/** As `takeNumber`, for one that `checkTogether` has let through. @throws DeskRefusal no_balance */
export function giveNumber(world: World, branch: Subscription, ask: NumberAsk): IssuedWaybill {
  const known = givenBefore(world, branch, ask.key);
  if (known) return known;
  const carrier = carrierOf(branch.carrier);
  if (!carrier || branch.balance === 0) throw new DeskRefusal('no_balance');
  const { sender, receiver } = ask;
  const { waybillNo } = numberParcel(world, {
    carrier,
    from: sender.address,
    to: receiver.address,
    senderPhone: sender.phone,
    receiverPhone: receiver.phone,
  });
  const { source, owner } = branch;
  const waybill: IssuedWaybill = {
    ...ask,
    source,
    owner,
    carrier: carrier.code,
    waybillNo,
    subscriptionSeq: branch.seq,
    issuedMs: world.nowMs(),
    canceledMs: null,
  };
  const desk = deskState(world);
  desk.waybills.set(waybillNo, waybill);
  desk.byKey.set(keyOf(branch, ask.key), waybillNo);
  branch.taken += 1;
  if (branch.balance !== null) branch.balance -= 1;
  return waybill;
}

/** Who asks about which number. */
export type WaybillRef = Readonly<{ source: string; owner: string; carrier: string; waybillNo: string }>;

/** @throws DeskRefusal unknown_waybill when it is another's, another carrier's, or nobody's */
export function waybillOf(world: World, { source, owner, carrier, waybillNo }: WaybillRef): IssuedWaybill {
  const waybill = deskState(world).waybills.get(waybillNo);
  if (!waybill || waybill.source !== source || waybill.owner !== owner || waybill.carrier !== carrier)
    throw new DeskRefusal('unknown_waybill', waybillNo);
  return waybill;
}

/** Voids a number and gives it back to the balance. @throws DeskRefusal unknown_waybill, canceled, collected */
export function cancelNumber(world: World, ref: WaybillRef): IssuedWaybill {
  const waybill = openWaybill(world, ref);
  const desk = deskState(world);
  const parcel = parcelOf(world, waybill.waybillNo);
  if (parcel) voidParcel(world, parcel);
  const branch = desk.subscriptions.find(({ seq }) => seq === waybill.subscriptionSeq);
  if (branch) {
    desk.byKey.delete(keyOf(branch, waybill.key));
    branch.canceled += 1;
    if (branch.balance !== null) branch.balance += 1;
  }
  return keep(world, { ...waybill, canceledMs: world.nowMs() });
}

/** Another receiver, or other goods, before the carrier comes. @throws DeskRefusal as `cancelNumber`, area_suspended */
export function changeNumber(
  world: World,
  ref: WaybillRef,
  patch: Partial<Pick<IssuedWaybill, 'receiver' | 'sender' | 'goods' | 'weightGram' | 'templateUrl'>>,
): IssuedWaybill {
  const waybill = openWaybill(world, ref);
  if (patch.receiver) {
    const area = suspensionOf(world, waybill.carrier, patch.receiver.address);
    if (area) throw new DeskRefusal('area_suspended', area.reason);
  }
  const changed = keep(world, { ...waybill, ...patch });
  const parcel = parcelOf(world, waybill.waybillNo);
  if (parcel) replan(world, parcel, { to: changed.receiver.address, receiverPhone: changed.receiver.phone });
  return changed;
}

/** Turns a parcel round, or sends it elsewhere, while it is on its way. @throws DeskRefusal not_collected, over, unknown_waybill */
export function interceptNumber(world: World, ref: WaybillRef, to: Address | null): IssuedWaybill {
  const waybill = waybillOf(world, ref);
  const parcel = parcelOf(world, waybill.waybillNo);
  if (!parcel || !isCollected(parcel, world.nowMs())) throw new DeskRefusal('not_collected', waybill.waybillNo);
  if (isOver(parcel, world.nowMs())) throw new DeskRefusal('over', waybill.waybillNo);
  intercept(world, parcel, to);
  return waybill;
}

function openWaybill(world: World, ref: WaybillRef): IssuedWaybill {
  const waybill = waybillOf(world, ref);
  const parcel = parcelOf(world, waybill.waybillNo);
  if (waybill.canceledMs !== null) throw new DeskRefusal('canceled', waybill.waybillNo);
  if (parcel && isCollected(parcel, world.nowMs())) throw new DeskRefusal('collected', waybill.waybillNo);
  return waybill;
}

function keep(world: World, waybill: IssuedWaybill): IssuedWaybill {
  deskState(world).waybills.set(waybill.waybillNo, waybill);
  return waybill;
}
