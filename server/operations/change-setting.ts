import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { canonicalJson, toJson, type Json } from '@zhidan/core/kernel/canonical-json.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { merchantSettings, type MerchantSettingKey } from '@zhidan/core/operations/merchant-setting.ts';
import { settingChanged } from '@zhidan/core/operations/operations-event.ts';
import type { Tx } from '../platform/db/database.ts';
import { emit } from '../platform/journal/emit.ts';
import { saveSetting, settingForUpdate } from './merchant-setting-store.ts';

/**
 * Sets one setting of the merchant. The value it has already is not written again.
 * @throws Refused `setting.unknown`, `setting.invalid`
 */
export async function changeSetting(tx: Tx, ask: Asked<{ key: string; value: Json }>): Promise<{ done: true }> {
  const { key, by, now } = ask;
  if (!isSettingKey(key)) throw new Refused('setting.unknown', { key });
  const { schema, words, help } = merchantSettings[key];
  const parsed = schema.safeParse(ask.value);
  if (!parsed.success) throw new Refused('setting.invalid', { key, setting: words[by.language], help: help[by.language] });
  const value = toJson(parsed.data);
  const before = await settingForUpdate(tx, key);
  if (canonicalJson(before) === canonicalJson(value)) return { done: true };
  await saveSetting(tx, { key, value, now });
  await emit(tx, { by, now }, [settingChanged({ subjectId: key, payload: { key }, before: { value: before }, after: { value } })]);
  return { done: true };
}

function isSettingKey(key: string): key is MerchantSettingKey {
  return Object.hasOwn(merchantSettings, key);
}
