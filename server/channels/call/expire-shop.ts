import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { shopExpired, shopExpiring } from '@zhidan/core/channels/shop-event.ts';
import { shopLife } from '@zhidan/core/channels/shop-life.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { callingShopForUpdate, saveShopFault, saveShopState } from './shop-access-store.ts';

/** The shop and the token that was refused or ends soon: a newer one, given meanwhile, stays as it is. */
export type TokenAsk = Asked<Readonly<{ shopId: ShopId; token: string }>>;

/** The platform refuses the shop's authorisation for good: the shop is not pulled until a person authorises it again. */
export async function expireShop(tx: Tx, ask: TokenAsk & Readonly<{ fault: ConnectorFault }>, vault: Vault): Promise<void> {
  const { by, now, shopId, token, fault } = ask;
  const shop = await callingShopForUpdate(tx, vault, shopId);
  if (shop?.grant?.accessToken !== token) return;
  const moved = move(shopLife, shop.state, 'expire');
  if (!moved.ok) return; // expired already
  const { platformCode, platformWords } = fault;
  await saveShopState(tx, shopId, moved.value);
  await saveShopFault(tx, shopId, { kind: 'auth_expired', code: platformCode, words: platformWords, at: now });
  await emit(tx, { by, now }, [
    shopExpired({
      subjectId: shopId,
      payload: { platformCode, platformWords },
      before: { state: shop.state },
      after: { state: moved.value },
    }),
  ]);
}

/** The authorisation ends soon and could not be renewed. Told once. */
export async function warnOfExpiry(tx: Tx, { by, now, shopId, token }: TokenAsk, vault: Vault): Promise<void> {
  const shop = await callingShopForUpdate(tx, vault, shopId);
  if (shop?.grant?.accessToken !== token) return;
  const moved = move(shopLife, shop.state, 'near_expiry');
  if (!moved.ok) return;
  await saveShopState(tx, shopId, moved.value);
  await emit(tx, { by, now }, [
    shopExpiring({
      subjectId: shopId,
      payload: { expiresAt: shop.grant.expiresAt },
      before: { state: shop.state },
      after: { state: moved.value },
    }),
  ]);
}
