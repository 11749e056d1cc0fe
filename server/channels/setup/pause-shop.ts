import type { pauseShop as contract } from '@zhidan/core/channels/shop/shop-api.ts';
import { shopPaused } from '@zhidan/core/channels/shop/shop-setup-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { shopInScope } from './shop-in-scope.ts';
import { saveSetup, setupShopForUpdate } from './shop-setup-store.ts';

/**
 * Stops fetching a shop's orders by itself; what is here stays. Twice is not an error.
 * @throws Refused `shop.not_found`
 */
export async function pauseShop(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<{ done: true }> {
  const { by, now, shopId, reason } = ask;
  const shop = shopInScope(await setupShopForUpdate(tx, vault, shopId), ask);
  if (shop.isPaused) return { done: true };
  await saveSetup(tx, vault, { ...shop, isPaused: true });
  const { name } = shop;
  const told = { before: { name, isPaused: false }, after: { name, isPaused: true }, ...(reason ? { reason } : {}) };
  await emit(tx, { by, now }, [shopPaused({ subjectId: shopId, payload: {}, ...told })]);
  return { done: true };
}
