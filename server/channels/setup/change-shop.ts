import type { changeShop as contract } from '@zhidan/core/channels/shop/shop-api.ts';
import { checkedApp } from '@zhidan/core/channels/shop/checked-app.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { shopChanged } from '@zhidan/core/channels/shop/shop-setup-event.ts';
import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { appDemand } from './app-demand.ts';
import { shopInScope } from './shop-in-scope.ts';
import { isShopNameTaken, saveSetup, setupShopForUpdate, type SetupShop } from './shop-setup-store.ts';

/**
 * Changes what people set up about a shop; what is absent stays. The same again changes and tells nothing.
 * @throws Refused `shop.not_found`, `shop.name_taken`, `shop.app_field_missing`, `shop.app_field_unknown`, `shop.address_wrong`
 */
export async function changeShop(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<{ done: true }> {
  const { by, now, shopId } = ask;
  const shop = shopInScope(await setupShopForUpdate(tx, vault, shopId), ask);
  const { name = shop.name, pullIntervalMs = shop.pullIntervalMs, firstLoadFrom = shop.firstLoadFrom } = ask;
  const changed: SetupShop = { ...shop, name, pullIntervalMs, firstLoadFrom, app: changedApp(shop, ask) };
  if (canonicalJson(toJson(changed)) === canonicalJson(toJson(shop))) return { done: true };
  if (await isShopNameTaken(tx, changed)) throw new Refused('shop.name_taken', { name });
  await saveSetup(tx, vault, changed);
  const credentials = differing(shop.app.fields, changed.app.fields);
  const news = shopChanged({ subjectId: shopId, payload: { credentials }, before: journaledShop(shop), after: journaledShop(changed) });
  await emit(tx, { by, now }, [news]);
  return { done: true };
}

function changedApp(shop: SetupShop, { fields, addresses, by }: Asked<InputOf<typeof contract>>): ChannelApp {
  if (!fields && !addresses) return shop.app;
  const given = { fields: { ...shop.app.fields, ...fields }, addresses: addresses ?? shop.app.addresses };
  return orRefuse(checkedApp(appDemand(shop.channel), given, by.language));
}

/** What of a shop the journal tells: never what a field of the app holds. */
function journaledShop({ name, pullIntervalMs, firstLoadFrom, app }: SetupShop) {
  return { name, pullIntervalMs, firstLoadFrom, addresses: app.addresses };
}

function differing(before: ChannelApp['fields'], after: ChannelApp['fields']): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]);
}
