import type { recordShip as contract } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { walkParcels } from '../walk-parcels.ts';
import type { FloorRecord } from './floor-record-store.ts';
import { keepOnce } from './keep-once.ts';

/**
 * Sends parcels out, each by the claim that alone can: what was stopped meanwhile is refused with its reason and the others leave.
 * A constant number of statements for any number of them.
 * @throws Refused `floor.unknown_code`, `floor.record_other`
 */
export async function recordShip(tx: Tx, { by, now, items }: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const recorded = await keepOnce(tx, { by, now, station: 'ship', results: items }, async (todo) => {
    const parcels = todo.map(({ parcel }) => parcel);
    const walked = await walkParcels(tx, { by, now, station: 'ship', parcels });
    return todo.map(({ result, parcel }): FloorRecord => {
      const { stage = parcel.stage, reasons = [] } = walked.get(parcel.id) ?? {};
      return {
        id: result.recordId,
        station: 'ship',
        warehouseId: parcel.warehouseId,
        fulfillmentOrderId: parcel.id,
        scannedAt: result.at,
        outcome: stage === 'shipped' && reasons.length === 0 ? 'shipped' : 'refused',
        stage,
        reasons,
      };
    });
  });
  return { items: [...recorded] };
}
