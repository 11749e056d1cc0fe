import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { changeTrackingAccount as contract } from '@zhidan/core/tracking/account-api.ts';
import { trackingAccountChanged } from '@zhidan/core/tracking/tracking-event.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { checkedBase, checkedTrackingApp, journaledAccount } from './account-content.ts';
import { isAccountNameTaken, saveAccount, trackingAccountForUpdate, type TrackingAccount } from './account-store.ts';

/**
 * Changes an account; what is absent stays. The same again changes and tells nothing. What waited for it is tried again.
 * @throws Refused `tracking_account.not_found`, `tracking_account.name_taken`, `tracking_account.base_wrong`, and those of `checkedTrackingApp`
 */
export async function changeAccount(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<{ done: true }> {
  const { by, now, accountId } = ask;
  const account = await trackingAccountForUpdate(tx, vault, accountId);
  if (!account) throw new Refused('tracking_account.not_found', { accountId });
  const changed = changedBy(account, ask);
  if (canonicalJson(toJson(changed)) === canonicalJson(toJson(account))) return { done: true };
  if (await isAccountNameTaken(tx, changed)) throw new Refused('tracking_account.name_taken', { name: changed.name });
  await saveAccount(tx, vault, changed);
  const credentials = Object.keys({ ...account.app.fields, ...changed.app.fields }).filter(
    (key) => account.app.fields[key] !== changed.app.fields[key],
  );
  const told = { before: journaledAccount(account), after: journaledAccount(changed) };
  await emit(tx, { by, now }, [trackingAccountChanged({ subjectId: accountId, payload: { credentials }, ...told })]);
  return { done: true };
}

function changedBy(account: TrackingAccount, ask: Asked<InputOf<typeof contract>>): TrackingAccount {
  const { name, isActive, callbackBase, fields, addresses, by } = ask;
  const given = { fields: { ...account.app.fields, ...fields }, addresses: addresses ?? account.app.addresses };
  return {
    ...account,
    name: name ?? account.name,
    isActive: isActive ?? account.isActive,
    callbackBase: callbackBase === undefined ? account.callbackBase : checkedBase(callbackBase),
    app: fields || addresses ? checkedTrackingApp({ source: account.source, language: by.language }, given) : account.app,
  };
}
