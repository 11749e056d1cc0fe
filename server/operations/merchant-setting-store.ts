import { toJson, type Json } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { merchantSettings, type MerchantSettingKey, type MerchantSettings } from '@zhidan/core/operations/merchant-setting.ts';
import type { Db, Tx } from '../platform/db/database.ts';

/** Every setting with its value; one that was never set, or whose stored value no longer fits, has its start value. */
export async function loadSettings(db: Db | Tx): Promise<MerchantSettings> {
  const rows = await db.selectFrom('merchant_settings').select(['key', 'value']).execute();
  return settingsFrom(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}

/** Stored values as settings. */
export function settingsFrom(stored: Readonly<Record<string, unknown>>): MerchantSettings {
  const entries = Object.entries(merchantSettings).map(([key, { schema, start }]) => {
    const parsed = schema.safeParse(stored[key]);
    return [key, parsed.success ? parsed.data : start];
  });
  return Object.fromEntries(entries) as MerchantSettings;
}

/** Locks the setting's row, if there is one, until the transaction ends. */
export async function settingForUpdate(tx: Tx, key: MerchantSettingKey): Promise<Json> {
  const row = await tx.selectFrom('merchant_settings').select('value').where('key', '=', key).forUpdate().executeTakeFirst();
  return row ? row.value : toJson(merchantSettings[key].start);
}

export async function saveSetting(tx: Tx, setting: Readonly<{ key: MerchantSettingKey; value: Json; now: Instant }>): Promise<void> {
  const value = JSON.stringify(setting.value);
  await tx
    .insertInto('merchant_settings')
    .values({ key: setting.key, value, changed_at: setting.now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, changed_at: setting.now }))
    .execute();
}
