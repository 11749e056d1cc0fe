import type * as api from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { floorSettingsChanged } from '@zhidan/core/fulfillment/floor/floor-event.ts';
import type { FloorSettings } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { canonicalJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { warehouseNamed } from '../../inventory/index.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { floorSettingsOf, lockFloorSettings, saveFloorSettings } from './floor-settings-store.ts';

/** @throws Refused `warehouse.not_found` for one that is not the caller's */
export async function callersWarehouse(db: Db, warehouseId: WarehouseId, by: Caller): Promise<Readonly<{ code: string; name: string }>> {
  const found = await warehouseNamed(db, warehouseId, by);
  if (!found) throw new Refused('warehouse.not_found', { warehouseId });
  return found;
}

/** How a warehouse of the caller works. @throws Refused `warehouse.not_found` */
export async function showFloorSettings(db: Db, { by, warehouseId }: Asked<InputOf<typeof api.showFloorSettings>>): Promise<FloorSettings> {
  await callersWarehouse(db, warehouseId, by);
  return (await floorSettingsOf(db, [warehouseId]))(warehouseId);
}

/** From now on the warehouse works like this; parcels on their way take the new way. The same again changes nothing. */
export async function changeFloorSettings(tx: Tx, ask: Asked<InputOf<typeof api.changeFloorSettings>>): Promise<{ done: true }> {
  const { by, now, warehouseId, ...settings } = ask;
  await callersWarehouse(tx, warehouseId, by);
  await lockFloorSettings(tx, warehouseId);
  const before = (await floorSettingsOf(tx, [warehouseId]))(warehouseId);
  if (canonicalJson(before) === canonicalJson(settings)) return { done: true };
  await saveFloorSettings(tx, warehouseId, settings, now);
  await emit(tx, { by, now }, [floorSettingsChanged({ subjectId: warehouseId, payload: {}, before, after: settings })]);
  return { done: true };
}
