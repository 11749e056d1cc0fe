import { randomBytes } from 'node:crypto';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { addTrackingAccount as contract, TrackingAccountId } from '@zhidan/core/tracking/account-api.ts';
import { trackingAccountAdded } from '@zhidan/core/tracking/tracking-event.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { checkedBase, checkedTrackingApp, journaledAccount } from './account-content.ts';
import { insertAccount, isAccountNameTaken, type TrackingAccount } from './account-store.ts';

/** Of a door: too many to be guessed. */
const doorBytes = 16;

/**
 * Adds an account with a door of its own. What nobody watched is subscribed with it.
 * @throws Refused `tracking_account.name_taken`, `tracking_account.base_wrong`, and those of `checkedTrackingApp`
 */
export async function addAccount(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, name, source, fields, addresses, callbackBase } = ask;
  const account: TrackingAccount = {
    id: newId<TrackingAccountId>(now),
    name,
    source,
    app: checkedTrackingApp({ source, language: by.language }, { fields, addresses }),
    door: randomBytes(doorBytes).toString('base64url'),
    callbackBase: checkedBase(callbackBase),
    isActive: true,
    queriesOn: null,
    queryCount: 0,
    heardAt: null,
    fault: null,
    addedAt: now,
  };
  if (await isAccountNameTaken(tx, account)) throw new Refused('tracking_account.name_taken', { name });
  await insertAccount(tx, vault, account);
  await emit(tx, { by, now }, [trackingAccountAdded({ subjectId: account.id, payload: {}, after: journaledAccount(account) })]);
  return { id: account.id };
}
