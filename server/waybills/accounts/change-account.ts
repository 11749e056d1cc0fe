import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { changeWaybillAccount as contract } from '@zhidan/core/waybills/account-api.ts';
import { waybillAccountChanged } from '@zhidan/core/waybills/waybill-event.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { checkedAccountApp, checkLines, journaledAccount } from './account-content.ts';
import { activeWarehouseNames, isAccountNameTaken, saveAccount, waybillAccountForUpdate, type WaybillAccount } from './account-store.ts';

/**
 * Changes an account; what is absent stays. The same again changes and tells nothing. Parcels that waited for it are tried again.
 * @throws Refused `waybill_account.not_found`, `waybill_account.name_taken`, and those of `checkLines` and `checkedAccountApp`
 */
export async function changeAccount(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<{ done: true }> {
  const { by, now, accountId } = ask;
  const account = await waybillAccountForUpdate(tx, vault, accountId);
  if (!account) throw new Refused('waybill_account.not_found', { accountId });
  const changed = changedBy(account, ask);
  if (canonicalJson(toJson(changed)) === canonicalJson(toJson(account))) return { done: true };
  if (await isAccountNameTaken(tx, changed)) throw new Refused('waybill_account.name_taken', { name: changed.name });
  if (ask.lines) {
    const warehouses = await activeWarehouseNames(tx, [...new Set(ask.lines.map(({ warehouseId }) => warehouseId))]);
    checkLines(changed, ask.lines, { warehouses, language: by.language });
  }
  await saveAccount(tx, vault, changed);
  const told = { before: journaledAccount(account), after: journaledAccount(changed) };
  await emit(tx, { by, now }, [
    waybillAccountChanged({ subjectId: accountId, payload: { credentials: differing(account.app.fields, changed.app.fields) }, ...told }),
  ]);
  return { done: true };
}

function changedBy(account: WaybillAccount, ask: Asked<InputOf<typeof contract>>): WaybillAccount {
  const { name, lowBalance, isActive, servesAllShops, servesShopIds, lines, fields, addresses, by } = ask;
  const given = { fields: { ...account.app.fields, ...fields }, addresses: addresses ?? account.app.addresses };
  return {
    ...account,
    name: name ?? account.name,
    lowBalance: lowBalance ?? account.lowBalance,
    isActive: isActive ?? account.isActive,
    servesAllShops: servesAllShops ?? account.servesAllShops,
    servesShopIds: servesShopIds ? [...new Set(servesShopIds)].toSorted() : account.servesShopIds,
    lines: lines ?? account.lines,
    app: fields || addresses ? checkedAccountApp({ source: account.source, language: by.language }, given) : account.app,
  };
}

function differing(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]);
}
