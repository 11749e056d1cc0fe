import type { FloorRecordId, Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { Station } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { floorParcels, type FloorParcel } from '../floor-order-query.ts';
import { lockFloorOrders } from '../floor-lock-store.ts';
import { insertFloorRecords, keptRecords, type FloorRecord } from './floor-record-store.ts';

/** One result of a desk, as it came. */
export type DeskResult = Readonly<{ recordId: FloorRecordId; fulfillmentOrderId: string }>;

type Work<Result extends DeskResult> = (
  todo: readonly Readonly<{ result: Result; parcel: FloorParcel }>[],
) => Promise<readonly FloorRecord[]>;

/**
 * Locks the parcels, does the work for results that have not come before, and keeps what came of it: delivered twice, a result
 * counts once and is answered as it was at first.
 * @throws Refused `floor.unknown_code`, `floor.record_other`
 */
export async function keepOnce<Result extends DeskResult>(
  tx: Tx,
  { by, now, station, results }: Asked<Readonly<{ station: Station; results: readonly Result[] }>>,
  work: Work<Result>,
): Promise<readonly Recorded[]> {
  const mine = await lockFloorOrders(
    tx,
    results.map(({ fulfillmentOrderId }) => fulfillmentOrderId),
    by,
  );
  const parcels = new Map((await floorParcels(tx, mine, by.language)).map((parcel) => [parcel.id as string, parcel]));
  const before = await keptRecords(
    tx,
    results.map(({ recordId }) => recordId),
  );
  const fresh = new Map<string, Readonly<{ result: Result; parcel: FloorParcel }>>();
  for (const result of results) {
    const parcel = parcels.get(result.fulfillmentOrderId);
    if (!parcel) throw new Refused('floor.unknown_code', { code: result.fulfillmentOrderId });
    const kept = before.get(result.recordId);
    if (kept && (kept.fulfillmentOrderId !== parcel.id || kept.station !== station))
      throw new Refused('floor.record_other', { recordId: result.recordId, no: parcel.no });
    if (!kept) fresh.set(result.recordId, { result, parcel });
  }
  const records = await work([...fresh.values()]);
  await insertFloorRecords(tx, records, { now, name: by.actor.name });
  const made = new Map(records.map((record) => [record.id as string, record]));
  return results.flatMap(({ recordId }) => {
    const record = before.get(recordId) ?? made.get(recordId);
    return record ? [{ recordId, outcome: record.outcome, stage: record.stage, reasons: [...record.reasons] }] : [];
  });
}
