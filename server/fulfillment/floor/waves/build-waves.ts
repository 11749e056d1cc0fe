import { buildWaves as plannedWaves, type WavePlan } from '@zhidan/core/fulfillment/floor/build-waves.ts';
import { waveBuilt } from '@zhidan/core/fulfillment/floor/floor-event.ts';
import { waveBuildLimit, type buildWaves as contract } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { waveNo, type WaveId } from '@zhidan/core/fulfillment/floor/wave.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { emit } from '../../../platform/journal/emit.ts';
import { newId } from '../../../platform/new-id.ts';
import { callersWarehouse } from '../change-floor-settings.ts';
import { floorSettingsOf } from '../floor-settings-store.ts';
import { insertWaves, lockWaves, waitingParcels, type WaitingParcel, type WaveToMake } from './wave-store.ts';

/**
 * Makes waves of what waits in a warehouse, has a number and may ship at this moment; what is stopped stays outside. Pressed twice,
 * the second finds nothing left.
 * @throws Refused `warehouse.not_found`, `wave.nothing_waits`
 */
export async function buildWaves(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, warehouseId, kinds, carrier, zone, byCarrier, byZone } = ask;
  await callersWarehouse(tx, warehouseId, by);
  await lockWaves(tx, warehouseId);
  const limit = ask.limit ?? (await floorSettingsOf(tx, [warehouseId]))(warehouseId).waveLimit;
  const waiting = await waitingParcels(tx, { warehouseId, carrier, limit: waveBuildLimit });
  const ready = waiting.filter((parcel) => parcel.mayShip && parcel.lines.length > 0 && liesIn(parcel, zone));
  const waves = plannedWaves(ready, { kinds, byCarrier, byZone, limit }).map((plan) => waveToMake(plan, { warehouseId, now, ready }));
  if (waves.length === 0) throw new Refused('wave.nothing_waits');
  const numbers = await insertWaves(tx, waves, { now, name: by.actor.name });
  await emit(
    tx,
    { by, now },
    waves.map(({ id, kind, orderIds, pieceCount }, index) =>
      waveBuilt({
        subjectId: id,
        payload: { warehouseId, kind, orderCount: orderIds.length, pieceCount },
        after: { name: waveNo(numbers[index] ?? 0) },
      }),
    ),
  );
  return {
    waves: waves.map(({ id, kind, carrier: only, orderIds }, index) => ({
      id,
      no: waveNo(numbers[index] ?? 0),
      kind,
      carrier: only,
      orderCount: orderIds.length,
    })),
    orderCount: waves.reduce((sum, { orderIds }) => sum + orderIds.length, 0),
  };
}

function liesIn({ lines }: WaitingParcel, zone = ''): boolean {
  return lines.every(({ bin }) => bin.toLowerCase().startsWith(zone.toLowerCase()));
}

function waveToMake(
  { kind, carrier, zone, orderIds }: WavePlan,
  { warehouseId, now, ready }: Readonly<{ warehouseId: string; now: Asked['now']; ready: readonly WaitingParcel[] }>,
): WaveToMake {
  const sits = new Set(orderIds);
  const parcels = ready.filter(({ id }) => sits.has(id));
  const lines = parcels.flatMap((parcel) => parcel.lines);
  return {
    id: newId(now) as WaveId,
    warehouseId,
    kind,
    carrier,
    zone,
    orderIds,
    pieceCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    skuCount: new Set(lines.map(({ skuId }) => skuId)).size,
    shipBy: parcels.flatMap(({ shipBy }) => shipBy ?? []).toSorted()[0] ?? null,
  };
}
