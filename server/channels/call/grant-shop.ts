import { channels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import { shopAuthorized } from '@zhidan/core/channels/shop-event.ts';
import type { ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { shopLife } from '@zhidan/core/channels/shop-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { callingShopForUpdate, saveGrant, saveShopFault, shopNameOf, type CallingShop } from './shop-access-store.ts';

export type GrantAsk = Asked<Readonly<{ shopId: ShopId; grant: ShopGrant }>>;

/**
 * Stores what a person's authorisation gave and lets the pull go on where it stopped, so that nothing of the time between is missed.
 * @throws Refused `shop.not_found`, `shop.other_shop`, `shop.already_here`
 */
export async function grantShop(merchant: Merchant, ask: GrantAsk): Promise<void> {
  await inTransaction(merchant.db, (tx) => grantInTransaction(tx, ask, merchant.vault));
}

async function grantInTransaction(tx: Tx, { by, now, shopId, grant }: GrantAsk, vault: Vault): Promise<void> {
  const shop = await callingShopForUpdate(tx, vault, shopId);
  if (!shop) throw new Refused('shop.not_found', { shopId });
  await refuseOtherShop(tx, shop, grant);
  const state = orRefuse(move(shopLife, shop.state, 'authorize'));
  await saveGrant(tx, vault, { id: shopId, grant, state });
  await saveShopFault(tx, shopId, null);
  const { platformShopNo, platformShopName, expiresAt } = grant;
  await emit(tx, { by, now }, [
    shopAuthorized({
      subjectId: shopId,
      payload: { platformShopNo, platformShopName, expiresAt },
      before: { state: shop.state },
      after: { state },
    }),
  ]);
}

/** One shop of ours is one shop of the platform, for good: its orders are told apart by nothing else. */
async function refuseOtherShop(tx: Tx, shop: CallingShop, { platformShopNo }: ShopGrant): Promise<void> {
  if (shop.platformShopNo !== null && shop.platformShopNo !== platformShopNo)
    throw new Refused('shop.other_shop', { name: shop.name, known: shop.platformShopNo, told: platformShopNo });
  const { connector } = channels[shop.channel];
  const sameConnector = (Object.keys(channels) as ChannelCode[]).filter((code) => channels[code].connector === connector);
  const name = await shopNameOf(tx, { than: shop.id, channels: sameConnector, platformShopNo });
  if (name !== null) throw new Refused('shop.already_here', { name, platformShopNo });
}
