import { carrierCodeList } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { localDateOf } from '@zhidan/core/kernel/local-date.ts';
import type { listTrackingAccounts, listTrackingSources, TrackingAccountView } from '@zhidan/core/tracking/account-api.ts';
import { emulatedAddresses, shownApp } from '../../channels/index.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Deployment } from '../../platform/deployment.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { callbackUrlOf, carriersOf } from './account-content.ts';
import { trackingAccounts } from './account-store.ts';
import { trackingSourceList, trackingSourceOf } from './tracking-source-of.ts';

/** Every account with the address that its service has to call; of secrets their last characters. */
export async function listAccounts(db: Db, { now }: Pick<Asked, 'now'>, vault: Vault): Promise<OutputOf<typeof listTrackingAccounts>> {
  const accounts = await trackingAccounts(db, vault);
  const items = accounts.map((account): TrackingAccountView => {
    const { id, name, source, callbackBase, isActive, heardAt, fault, addedAt, app } = account;
    const { accountFields, queriesPerDay } = trackingSourceOf(source);
    const { appFields, addresses } = shownApp(accountFields, app);
    return {
      id,
      name,
      source,
      callbackBase,
      callbackUrl: callbackUrlOf(account),
      isActive,
      carriers: carriersOf(account),
      queriesToday: account.queriesOn === localDateOf(now) ? account.queryCount : 0,
      queriesPerDay,
      heardAt,
      fault,
      addedAt,
      fields: appFields,
      addresses,
    };
  });
  return { items };
}

/** Every source that an account can be with. */
export function listSources({ emulators = null }: Deployment): OutputOf<typeof listTrackingSources> {
  const items = trackingSourceList.map((source) => {
    const emulated: Readonly<Record<string, string>> = emulators ? emulatedAddresses(source, emulators.url) : {};
    return {
      source: source.code,
      words: source.words,
      fields: source.accountFields.map((field) => ({ ...field })),
      addresses: Object.entries(source.addresses).map(([name, real]) => ({ name, real, emulated: emulated[name] ?? null })),
      carriers: carrierCodeList.filter((carrier) => source.carrierCodes[carrier] !== undefined),
    };
  });
  return { items };
}
