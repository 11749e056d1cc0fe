import type { resumeShop as contract } from '@zhidan/core/channels/shop/shop-api.ts';
import { shopResumed } from '@zhidan/core/channels/shop/shop-setup-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { shopInScope } from './shop-in-scope.ts';
import { saveSetup, setupShopForUpdate } from './shop-setup-store.ts';

/**
 * Lets a paused shop go on where it stopped. Twice is not an error.
 * @throws Refused `shop.not_found`
 */
export async function resumeShop(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<{ done: true }> {
  const { by, now, shopId } = ask;
  const shop = shopInScope(await setupShopForUpdate(tx, vault, shopId), ask);
  if (!shop.isPaused) return { done: true };
  await saveSetup(tx, vault, { ...shop, isPaused: false });
  const { name } = shop;
  const told = { before: { name, isPaused: true }, after: { name, isPaused: false } };
  await emit(tx, { by, now }, [shopResumed({ subjectId: shopId, payload: {}, ...told })]);
  return { done: true };
}
