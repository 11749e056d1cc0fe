import { wavePicked } from '@zhidan/core/fulfillment/floor/floor-event.ts';
import { shortOrders, type Missing, type ShortOrder } from '@zhidan/core/fulfillment/floor/pick-list.ts';
import type { PickedWave, pickWave as contract } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { raiseExceptions } from '../../../orders/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { emit } from '../../../platform/journal/emit.ts';
import { floorParcels, type FloorParcel } from '../floor-order-query.ts';
import { lockFloorOrders } from '../floor-lock-store.ts';
import { walkParcels } from '../walk-parcels.ts';
import { openWave } from './dissolve-wave.ts';
import { insertWaveShorts, ordersOfParcels } from './wave-short-store.ts';
import { leaveWaves, saveWaveState, seatsOf } from './wave-store.ts';

type Ask = Asked<InputOf<typeof contract>>;
type Seated = FloorParcel & Readonly<{ seat: number }>;

/**
 * A wave has been walked: its printed parcels that may go on move on. Where pieces were missing, those that can wait longest go
 * without: their orders are out of stock at once, and they leave the wave, as those do that were stopped meanwhile. What has no
 * label yet keeps the wave open.
 * @throws Refused `wave.not_found`, `wave.not_open`, `wave.missing_too_many`
 */
export async function pickWave(tx: Tx, ask: Ask): Promise<PickedWave> {
  const { by, now, waveId, missing } = ask;
  const { no, warehouseId } = await openWave(tx, waveId, by);
  const seats = await seatsOf(tx, waveId);
  const seatOf = new Map(seats.map(({ orderId, seat }) => [orderId, seat]));
  await lockFloorOrders(
    tx,
    seats.map(({ orderId }) => orderId),
    by,
  );
  const inWave = await floorParcels(tx, [...seatOf.keys()], by.language);
  const parcels = inWave.map((parcel): Seated => ({ ...parcel, seat: seatOf.get(parcel.id) ?? 0 }));
  const toPick = parcels.filter(({ stage, stops }) => stage === 'to_pick' && stops.length === 0);
  const shorts = shortOnes(no, toPick, missing);
  await tellShorts(tx, ask, { warehouseId, waveNo: no, shorts });
  const isShort = new Set(shorts.map(({ orderId }) => orderId));
  const picking = toPick.filter(({ id }) => !isShort.has(id));
  const walked = await walkParcels(tx, { by, now, station: 'pick', parcels: picking });
  const picked = picking.filter(({ id }) => walked.get(id)?.reasons.length === 0);
  const unprinted = parcels.filter(({ stage, stops }) => stage === 'to_print' && stops.length === 0);
  const keep = new Set([...picked, ...unprinted, ...parcels.filter(isPast)].map(({ id }) => id));
  const stopped = parcels.filter(({ id }) => !keep.has(id) && !isShort.has(id));
  await leaveWaves(
    tx,
    parcels.filter(({ id }) => !keep.has(id)).map(({ id }) => id),
    now,
  );
  if (unprinted.length === 0) await saveWaveState(tx, waveId, { state: 'picked', now, name: by.actor.name });
  const told = shorts.map(({ orderId, skuId, missing: lacking }) => ({ orderId, skuId, missing: lacking }));
  await emit(tx, { by, now }, [
    wavePicked({ subjectId: waveId, payload: { orderIds: picked.map(({ id }) => id), shorts: told }, after: { name: no } }),
  ]);
  const called = (parcel: Seated) => ({ no: parcel.no, seat: parcel.seat });
  return {
    pickedCount: picked.length,
    shorts: shorts.map(({ orderId, code, missing: lacking }) => ({
      no: parcels.find(({ id }) => id === orderId)?.no ?? '',
      seat: seatOf.get(orderId) ?? 0,
      code,
      missing: lacking,
    })),
    stopped: stopped.map((parcel) => ({ ...called(parcel), reasons: [...(walked.get(parcel.id)?.reasons ?? parcel.stops)] })),
    unprinted: unprinted.map(called),
  };
}

/** Scanned through by hand before the wave was said to be picked. */
const isPast = ({ stage }: Seated): boolean =>
  !['pending', 'audit', 'finance', 'to_print', 'to_pick', 'canceled', 'merged', 'split'].includes(stage);

function shortOnes(no: string, parcels: readonly Seated[], missing: readonly Missing[]): readonly ShortOrder[] {
  for (const { skuId, missing: count } of missing) {
    const wanted = parcels.flatMap(({ goods }) => goods.filter((one) => one.skuId === skuId));
    const pieces = wanted.reduce((sum, { quantity }) => sum + quantity, 0);
    if (count > pieces) throw new Refused('wave.missing_too_many', { no, code: wanted[0]?.code ?? skuId, wanted: pieces, missing: count });
  }
  const urgent = parcels.toSorted((one, other) => Number(laterThan(one, other)) - Number(laterThan(other, one)) || one.seat - other.seat);
  return shortOrders(
    urgent.map(({ id, goods }) => ({ orderId: id, lines: goods })),
    missing,
  );
}

/** What has no deadline can wait longest. */
const laterThan = (one: Seated, other: Seated): boolean => (one.shipBy ?? '~') > (other.shipBy ?? '~');

async function tellShorts(
  tx: Tx,
  { by, now, waveId }: Ask,
  { warehouseId, waveNo, shorts }: Readonly<{ warehouseId: string; waveNo: string; shorts: readonly ShortOrder[] }>,
): Promise<void> {
  if (shorts.length === 0) return;
  await insertWaveShorts(
    tx,
    shorts.map(({ orderId, skuId, missing }) => ({ waveId, orderId, warehouseId, skuId, missing })),
    now,
  );
  const byParcel = new Map(shorts.map((short) => [short.orderId, short]));
  const members = await ordersOfParcels(tx, [...byParcel.keys()]);
  await raiseExceptions(
    tx,
    { by, now },
    members.flatMap(({ parcelId, orderId }) => {
      const short = byParcel.get(parcelId);
      return short ? [{ orderId, kind: 'out_of_stock' as const, detail: { goods: `${short.code} × ${short.missing} (${waveNo})` } }] : [];
    }),
  );
}
