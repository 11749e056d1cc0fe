import { pickList } from '@zhidan/core/fulfillment/floor/pick-list.ts';
import type * as api from '@zhidan/core/fulfillment/floor/wave-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql } from 'kysely';
import { inWarehousesOf } from '../../../inventory/index.ts';
import type { Db } from '../../../platform/db/database.ts';
import { floorParcels, type FloorParcel } from '../floor-order-query.ts';
import { waveRowOf, waveRows, type WaveListRow } from './wave-list-query.ts';
import { binsOf, seatsOf } from './wave-store.ts';

/** A wave with its seats, and the way through the shelves for what is still to be picked. @throws Refused `wave.not_found` */
export async function showWave(db: Db, { by, waveId }: Asked<InputOf<typeof api.showWave>>): Promise<api.WaveView> {
  const { rows } = await sql<WaveListRow>`${waveRows} where waves.id = ${waveId} and ${inWarehousesOf(by)}`.execute(db);
  const [row] = rows;
  if (!row) throw new Refused('wave.not_found', { waveId });
  const seats = await seatsOf(db, waveId);
  const seatOf = new Map(seats.map(({ orderId, seat }) => [orderId, seat]));
  const parcels = await floorParcels(db, [...seatOf.keys()], by.language);
  const skuIds = parcels.flatMap(({ goods }) => goods.map(({ skuId }) => skuId));
  const bins = await binsOf(db, row.warehouseId, skuIds);
  return {
    ...waveRowOf(row),
    orders: parcels.map((parcel) => ({
      id: parcel.id,
      seat: seatOf.get(parcel.id) ?? 0,
      no: parcel.no,
      stage: parcel.stage,
      carrier: parcel.carrier,
      waybillNo: parcel.waybillNos[0] ?? null,
      pieceCount: parcel.pieceCount,
      shipBy: parcel.shipBy,
      stops: parcel.stops,
    })),
    stops: stopsAlong(parcels.filter(isToPick), { seatOf, bins }),
  };
}

const isToPick = ({ stage, stops }: FloorParcel): boolean => (stage === 'to_pick' || stage === 'to_print') && stops.length === 0;

function stopsAlong(
  parcels: readonly FloorParcel[],
  { seatOf, bins }: Readonly<{ seatOf: ReadonlyMap<string, number>; bins: ReadonlyMap<string, string> }>,
): api.PickStopRow[] {
  const goods = new Map(parcels.flatMap((parcel) => parcel.goods.map((one) => [one.skuId as string, one] as const)));
  const noOf = new Map(parcels.map(({ id, no }) => [id as string, no]));
  const lines = parcels.flatMap((parcel) =>
    parcel.goods.map(({ skuId, code, quantity }) => ({
      seat: seatOf.get(parcel.id) ?? 0,
      orderId: parcel.id,
      skuId,
      code,
      bin: bins.get(skuId) ?? '',
      quantity,
    })),
  );
  return pickList(lines).flatMap(({ skuId, bin, quantity, seats }) => {
    const one = goods.get(skuId);
    if (!one) return [];
    const { code, name, specification, barcode, pictureUrl } = one;
    const into = seats.map(({ seat, orderId, quantity: pieces }) => ({ seat, no: noOf.get(orderId) ?? '', quantity: pieces }));
    return [{ skuId: one.skuId, code, name, specification, barcode, pictureUrl, bin, quantity, seats: into }];
  });
}
