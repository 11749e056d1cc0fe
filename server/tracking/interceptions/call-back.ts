import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { interceptParcel as wantContract, settleInterception as settleContract } from '@zhidan/core/tracking/alert-api.ts';
import { isTraceOver, traceStates } from '@zhidan/core/waybills/trace-state.ts';
import type { Tx } from '../../platform/db/database.ts';
import { judgeParcels } from '../alerts/judge-parcels.ts';
import { showParcelTrace } from '../alerts/parcel-trace-query.ts';
import { trackedByIds, type TrackedParcel } from '../traces/tracked-store.ts';
import { saveRecord, wantAgain } from './interception-store.ts';
import { enqueueInterceptions, leaseEnd } from './intercept-type.ts';
import { tellInterceptions } from './tell-interceptions.ts';

/**
 * A person wants a parcel back; one that was refused is asked for again.
 * @throws Refused `parcel_trace.not_found`, `interception.over` when it has arrived or is on its way back
 */
export async function callBack(tx: Tx, ask: Asked<InputOf<typeof wantContract>>): Promise<{ done: true }> {
  const { by, now, parcelId, reason } = ask;
  const parcel = await ownParcel(tx, by, ask);
  if (isTraceOver(parcel) || parcel.state === 'RETURNED')
    throw new Refused('interception.over', { waybillNo: parcel.waybillNo, state: say(traceStates[parcel.state].words, by.language) });
  await wantAgain(tx, { parcelId, reason, now, dueAt: leaseEnd(now) });
  await enqueueInterceptions(tx, [parcelId]);
  await tellInterceptions(tx, { by, now }, [{ parcel, state: 'wanted', reason }]);
  await judgeParcels(tx, { by, now, parcelIds: [parcelId] });
  return { done: true };
}

/**
 * Records what came of it by telephone, and what it cost.
 * @throws Refused `parcel_trace.not_found`, `interception.not_found`
 */
export async function settleInterception(tx: Tx, ask: Asked<InputOf<typeof settleContract>>): Promise<{ done: true }> {
  const { by, now, parcelId, state, costFen, note } = ask;
  const parcel = await ownParcel(tx, by, ask);
  if (!(await saveRecord(tx, { parcelId, state, costFen, note, now })))
    throw new Refused('interception.not_found', { waybillNo: parcel.waybillNo });
  if (state) await tellInterceptions(tx, { by, now }, [{ parcel, state, ...(note ? { reason: note } : {}) }]);
  await judgeParcels(tx, { by, now, parcelIds: [parcelId] });
  return { done: true };
}

async function ownParcel(
  tx: Tx,
  by: Caller,
  { parcelId, now }: Pick<Asked, 'now'> & Readonly<{ parcelId: string }>,
): Promise<TrackedParcel> {
  await showParcelTrace(tx, { by, now, parcelId });
  const [parcel] = await trackedByIds(tx, [parcelId]);
  if (!parcel) throw new Refused('parcel_trace.not_found', { parcelId });
  return parcel;
}
