import { waveDissolved } from '@zhidan/core/fulfillment/floor/floor-event.ts';
import type { dissolveWave as contract } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { waveNo, type WaveId } from '@zhidan/core/fulfillment/floor/wave.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { emit } from '../../../platform/journal/emit.ts';
import { leaveWaves, saveWaveState, seatsOf, waveForUpdate } from './wave-store.ts';

/** A wave that is still to be picked, locked. @throws Refused `wave.not_found`, `wave.not_open` */
export async function openWave(tx: Tx, waveId: WaveId, by: Caller): Promise<Readonly<{ no: string; warehouseId: string }>> {
  const wave = await waveForUpdate(tx, waveId, by);
  if (!wave) throw new Refused('wave.not_found', { waveId });
  if (wave.state !== 'open') throw new Refused('wave.not_open', { no: waveNo(wave.no) });
  return { no: waveNo(wave.no), warehouseId: wave.warehouseId };
}

/** Its parcels wait for another wave again. @throws Refused `wave.not_found`, `wave.not_open` */
export async function dissolveWave(tx: Tx, { by, now, waveId }: Asked<InputOf<typeof contract>>): Promise<{ orderCount: number }> {
  const { no } = await openWave(tx, waveId, by);
  const seats = await seatsOf(tx, waveId);
  await leaveWaves(
    tx,
    seats.map(({ orderId }) => orderId),
    now,
  );
  await saveWaveState(tx, waveId, { state: 'dissolved', now, name: by.actor.name });
  await emit(tx, { by, now }, [waveDissolved({ subjectId: waveId, payload: {}, before: { name: no } })]);
  return { orderCount: seats.length };
}
