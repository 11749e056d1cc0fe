import type { acceptWeight as contract } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { weightAccepted } from '@zhidan/core/fulfillment/floor/floor-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { clearExceptions, openExceptionsOf } from '../../../orders/index.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { emit } from '../../../platform/journal/emit.ts';
import { lockFloorOrders } from '../floor-lock-store.ts';
import { floorParcels } from '../floor-order-query.ts';
import { walkParcels } from '../walk-parcels.ts';
import { lastDiffering, ordersInParcel } from './floor-record-store.ts';

/**
 * A supervisor lets a parcel go on although its last weight differs; the reason is kept in the journal. Other reasons to stop stay.
 * @throws Refused `floor.unknown_code`, `weigh.none_differs`
 */
export async function acceptWeight(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, fulfillmentOrderId, reason } = ask;
  const [parcel] = await floorParcels(tx, await lockFloorOrders(tx, [fulfillmentOrderId], by), by.language);
  if (!parcel) throw new Refused('floor.unknown_code', { code: fulfillmentOrderId });
  const orderIds = await ordersInParcel(tx, parcel.id);
  const open = await openExceptionsOf(tx, orderIds);
  const last = await lastDiffering(tx, parcel.id);
  if (!last || !open.some(({ kind }) => kind === 'weight_differs')) throw new Refused('weigh.none_differs', { no: parcel.no });
  await clearExceptions(
    tx,
    { by, now },
    orderIds.map((orderId) => ({ orderId, kind: 'weight_differs' as const })),
  );
  const walked = await walkParcels(tx, { by, now, station: 'weigh', parcels: [{ ...parcel, gram: last.gram }] });
  await emit(tx, { by, now }, [
    weightAccepted({ subjectId: parcel.id, payload: { gram: last.gram, expectedGram: last.expectedGram }, reason }),
  ]);
  const { stage = parcel.stage, reasons = [] } = walked.get(parcel.id) ?? {};
  return { stage, reasons: [...reasons] };
}
