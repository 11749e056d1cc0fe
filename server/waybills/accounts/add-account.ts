import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { addWaybillAccount as contract, WaybillAccountId } from '@zhidan/core/waybills/account-api.ts';
import { isAskedByShop } from '@zhidan/core/waybills/account-source.ts';
import { waybillAccountAdded } from '@zhidan/core/waybills/waybill-event.ts';
import { channelOfShop } from '../../channels/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { checkedAccountApp, checkShop, journaledAccount } from './account-content.ts';
import { insertAccount, isAccountNameTaken, type WaybillAccount } from './account-store.ts';

/**
 * Adds an account without lines. A platform's account serves the shop that it is asked by, any other all shops, until told otherwise.
 * @throws Refused `waybill_account.name_taken`, `waybill_account.shop_wanted`, and those of `checkedAccountApp`
 */
export async function addAccount(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, name, source, fields, addresses, lowBalance } = ask;
  const isOwn = isAskedByShop(source);
  const shopId = isOwn ? ask.shopId : null;
  const asking = { source, language: by.language };
  checkShop(asking, shopId && (await channelOfShop(tx, shopId)));
  const account: WaybillAccount = {
    id: newId<WaybillAccountId>(now),
    name,
    source,
    shopId,
    servesAllShops: !isOwn,
    servesShopIds: [],
    lines: [],
    app: checkedAccountApp(asking, { fields, addresses }),
    lowBalance,
    isActive: true,
    subscriptions: [],
    readAt: null,
    lowCarriers: [],
    fault: null,
    addedAt: now,
  };
  if (await isAccountNameTaken(tx, account)) throw new Refused('waybill_account.name_taken', { name });
  await insertAccount(tx, vault, account);
  await emit(tx, { by, now }, [waybillAccountAdded({ subjectId: account.id, payload: {}, after: journaledAccount(account) })]);
  return { id: account.id };
}
