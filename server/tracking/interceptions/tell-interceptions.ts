import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InterceptionState } from '@zhidan/core/tracking/interception.ts';
import { orderInterception, parcelInterception } from '@zhidan/core/tracking/tracking-event.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { parcelPayload } from '../alerts/alert-store.ts';
import type { TrackedParcel } from '../traces/tracked-store.ts';
import { saveSeenEnds } from './interception-store.ts';

type Told = Readonly<{ parcel: TrackedParcel; state: InterceptionState; reason?: string }>;

/** Tells how calling parcels back goes on: of the parcel, and of each order in it. */
export async function tellInterceptions(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, told: readonly Told[]): Promise<void> {
  await emit(
    tx,
    { by, now },
    told.flatMap(({ parcel, state, reason }) => {
      const why = reason ? { reason } : {};
      const { parcelId, carrier, waybillNo } = parcel;
      return [
        parcelInterception({ subjectId: parcelId, payload: { ...parcelPayload(parcel), state }, ...why }),
        ...parcel.orderIds.map((orderId) => orderInterception({ subjectId: orderId, payload: { carrier, waybillNo, state }, ...why })),
      ];
    }),
  );
}

/** What traces show of parcels that were called back. Their rows must be locked and their traces saved. */
export async function endInterceptions(tx: Tx, ask: Pick<Asked, 'by' | 'now'>, parcels: readonly TrackedParcel[]): Promise<void> {
  const ended = await saveSeenEnds(
    tx,
    parcels.map(({ parcelId }) => parcelId),
    ask.now,
  );
  const byId = new Map(parcels.map((parcel) => [parcel.parcelId, parcel]));
  await tellInterceptions(
    tx,
    ask,
    ended.flatMap(({ parcelId, state }) => {
      const parcel = byId.get(parcelId);
      return parcel ? [{ parcel, state }] : [];
    }),
  );
}
