import { usualFloor, type FloorSettings } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

type Row = FloorSettings & Readonly<{ warehouseId: string }>;

/** The settings of a row of `floor_settings`, which may be missing, as a value of a statement about something else. */
export const floorSettingsIn = (row: string): RawBuilder<FloorSettings | null> => {
  const the = (column: string): RawBuilder<unknown> => sql.ref(`${row}.${column}`);
  return sql`case when ${the('warehouse_id')} is not null then jsonb_build_object(
    'needsCheck', ${the('needs_check')}, 'needsWeigh', ${the('needs_weigh')}, 'shipsByItself', ${the('ships_by_itself')},
    'toleranceGram', ${the('tolerance_gram')}, 'tolerancePercent', ${the('tolerance_percent')}, 'packagingGram', ${the('packaging_gram')},
    'waveLimit', ${the('wave_limit')}
  ) end`;
};

/** How each of these warehouses works; one that has said nothing as usual. */
export async function floorSettingsOf(db: Db, warehouseIds: readonly string[]): Promise<(warehouseId: string) => FloorSettings> {
  const { rows } = await sql<Row>`
    select
      warehouse_id as "warehouseId", needs_check as "needsCheck", needs_weigh as "needsWeigh", ships_by_itself as "shipsByItself",
      tolerance_gram as "toleranceGram", tolerance_percent as "tolerancePercent", packaging_gram as "packagingGram",
      wave_limit as "waveLimit"
    from floor_settings where warehouse_id = any(${[...new Set(warehouseIds)]}::uuid[])`.execute(db);
  const known = new Map(rows.map(({ warehouseId, ...settings }) => [warehouseId, settings]));
  return (warehouseId) => known.get(warehouseId) ?? usualFloor;
}

/** Who changes the settings of a warehouse waits here for the other. */
export async function lockFloorSettings(tx: Tx, warehouseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('floor_settings'), hashtext(${warehouseId}))`.execute(tx);
}

export async function saveFloorSettings(tx: Tx, warehouseId: string, settings: FloorSettings, now: Instant): Promise<void> {
  const row = {
    needs_check: settings.needsCheck,
    needs_weigh: settings.needsWeigh,
    ships_by_itself: settings.shipsByItself,
    tolerance_gram: settings.toleranceGram,
    tolerance_percent: settings.tolerancePercent,
    packaging_gram: settings.packagingGram,
    wave_limit: settings.waveLimit,
    changed_at: now,
  };
  await tx
    .insertInto('floor_settings')
    .values({ warehouse_id: warehouseId, ...row })
    .onConflict((conflict) => conflict.column('warehouse_id').doUpdateSet(row))
    .execute();
}
