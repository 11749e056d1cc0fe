import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { addShop as contract } from '@zhidan/core/channels/shop/shop-api.ts';
import { checkedApp } from '@zhidan/core/channels/shop/checked-app.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { addShop } from '../add-shop.ts';
import { appDemand } from './app-demand.ts';

/**
 * Adds the shop that a form describes, not authorised yet.
 * @throws Refused `shop.name_taken`, `shop.app_field_missing`, `shop.app_field_unknown`, `shop.address_wrong`
 */
export async function setUpShop(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<{ shopId: ShopId }> {
  const { fields, addresses, ...shop } = ask;
  return addShop(tx, { ...shop, app: orRefuse(checkedApp(appDemand(ask.channel), { fields, addresses }, ask.by.language)) }, vault);
}
