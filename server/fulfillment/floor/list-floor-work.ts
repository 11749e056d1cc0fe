import type * as api from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { movesTo, type FloorSettings, type Station } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { stagesOnTheFloor } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { readFulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Db } from '../../platform/db/database.ts';
import { callersWarehouse } from './change-floor-settings.ts';
import { deskView, findParcelId, floorOrderIds, floorParcels } from './floor-order-query.ts';
import { floorSettingsOf } from './floor-settings-store.ts';

/** What a desk will see next, with all it needs to work without network. @throws Refused `warehouse.not_found` */
export async function listFloorWork(
  db: Db,
  { by, warehouseId, station, waveId, limit }: Asked<InputOf<typeof api.listFloorWork>>,
): Promise<OutputOf<typeof api.listFloorWork>> {
  await callersWarehouse(db, warehouseId, by);
  const settings = (await floorSettingsOf(db, [warehouseId]))(warehouseId);
  const ids = await floorOrderIds(db, { warehouseId, stages: stagesBefore(station, settings), waveId, limit });
  return { items: (await floorParcels(db, ids, by.language)).map(deskView), settings };
}

/** Where a parcel may stand to be worked on at a station. */
function stagesBefore(station: Station | 'any', settings: FloorSettings) {
  if (station === 'any') return stagesOnTheFloor;
  return stagesOnTheFloor.filter((stage) => movesTo(station, { no: '', stage }, settings).ok);
}

/**
 * One parcel by its number or waybill, wherever it stands.
 * @throws Refused `warehouse.not_found`, `floor.unknown_code`, `floor.other_warehouse`
 */
export async function findFloorOrder(
  db: Db,
  { by, warehouseId, code }: Asked<InputOf<typeof api.findFloorOrder>>,
): Promise<OutputOf<typeof api.findFloorOrder>> {
  await callersWarehouse(db, warehouseId, by);
  const id = await findParcelId(db, { no: readFulfillmentNo(code), waybillNo: code });
  const [parcel] = await floorParcels(db, id === undefined ? [] : [id], by.language);
  if (!parcel) throw new Refused('floor.unknown_code', { code });
  if (parcel.warehouseId !== warehouseId) {
    const other = await callersWarehouse(db, parcel.warehouseId as WarehouseId, { ...by, warehouses: 'all' });
    throw new Refused('floor.other_warehouse', { no: parcel.no, warehouse: other.name });
  }
  return deskView(parcel);
}
