import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { AccountView, listWaybillAccounts, listWaybillSources } from '@zhidan/core/waybills/account-api.ts';
import { accountSourceCodes, accountSources, isAskedByShop, type AccountSource } from '@zhidan/core/waybills/account-source.ts';
import { carrierCodeList } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { emulatedAddresses, shownApp } from '../../channels/index.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Deployment } from '../../platform/deployment.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { waybillAccounts } from './account-store.ts';
import { waybillSourceOf } from './waybill-source-of.ts';

/** Every account with its balances; of secrets their last characters. */
export async function listAccounts(db: Db, vault: Vault): Promise<OutputOf<typeof listWaybillAccounts>> {
  const accounts = await waybillAccounts(db, vault);
  const items = accounts.map(({ app, ...account }): AccountView => {
    const { appFields, addresses } = shownApp(waybillSourceOf(account.source)?.accountFields ?? [], app);
    return {
      ...account,
      servesShopIds: [...account.servesShopIds],
      lines: [...account.lines],
      subscriptions: [...account.subscriptions],
      lowCarriers: [...account.lowCarriers],
      fields: appFields,
      addresses,
    };
  });
  return { items };
}

/** Every source that an account can be with. */
export function listSources({ emulators = null }: Deployment): OutputOf<typeof listWaybillSources> {
  return { items: accountSourceCodes.map((code) => sourceView(code, emulators?.url ?? null)) };
}

function sourceView(code: AccountSource, emulatorUrl: string | null): OutputOf<typeof listWaybillSources>['items'][number] {
  const source = waybillSourceOf(code);
  const { words, askedBy }: { words: (typeof accountSources)[AccountSource]['words']; askedBy: readonly string[] | null } =
    accountSources[code];
  const own = source && !isAskedByShop(code) ? source : null;
  const emulated: Readonly<Record<string, string>> = own && emulatorUrl ? emulatedAddresses(own, emulatorUrl) : {};
  return {
    source: code,
    words,
    askedBy: askedBy && [...askedBy],
    fields: (source?.accountFields ?? []).map((field) => ({ ...field })),
    addresses: Object.entries(own?.addresses ?? {}).map(([name, real]) => ({ name, real, emulated: emulated[name] ?? null })),
    carriers: source ? carrierCodeList.filter((carrier) => source.carrierCodes[carrier] !== undefined) : [...carrierCodeList],
  };
}
