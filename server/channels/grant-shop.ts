import { channels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import { pullBeginning, pullEnd } from '@zhidan/core/channels/pull/pull-window.ts';
import { shopAuthorized } from '@zhidan/core/channels/shop-event.ts';
import type { ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { shopLife } from '@zhidan/core/channels/shop-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../platform/db/database.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { emit } from '../platform/journal/emit.ts';
import type { Merchant } from '../platform/merchant.ts';
import type { Vault } from '../platform/secrets/vault.ts';
import { connectorOf } from './call/connector-of.ts';
import { callingShopForUpdate, markAuthorized, saveGrant, saveShopFault, shopNameOf, type CallingShop } from './call/shop-access-store.ts';
import { beginOpenPull } from './pull/open-pull-store.ts';
import { pullCreatedType, pullShopType } from './pull/pull-job.ts';
import { saveNextPull, savePulledUntil, saveSweptUntil } from './pull/pull-store.ts';

/** How far back a new shop is loaded unless somebody chooses another moment. */
const usualLoadMs = 30 * 86_400_000;

export type GrantAsk = Asked<
  Readonly<{
    shopId: ShopId;
    grant: ShopGrant;
    /** from when on orders are loaded at the first authorisation; no earlier than the platform looks back */
    loadFrom?: Instant;
  }>
>;

/**
 * Stores what a person's authorisation gave and lets the pull go on where it stopped, so that nothing of the time between is missed.
 * @throws Refused `shop.not_found`, `shop.other_shop`, `shop.already_here`
 */
export async function grantShop(merchant: Merchant, ask: GrantAsk): Promise<void> {
  await inTransaction(merchant.db, (tx) => grantInTransaction(tx, ask, merchant.vault));
}

async function grantInTransaction(tx: Tx, ask: GrantAsk, vault: Vault): Promise<void> {
  const { by, now, shopId, grant } = ask;
  const shop = await callingShopForUpdate(tx, vault, shopId);
  if (!shop) throw new Refused('shop.not_found', { shopId });
  await refuseOtherShop(tx, shop, grant);
  const state = orRefuse(move(shopLife, shop.state, 'authorize'));
  await saveGrant(tx, vault, { id: shopId, grant, state });
  await markAuthorized(tx, shopId, now);
  await saveShopFault(tx, shopId, null);
  if (shop.pulledUntil === null) await beginFirstLoad(tx, shop, ask);
  await saveNextPull(tx, shopId, now);
  if (!shop.isPaused) await enqueue(tx, pullShopType, [{ payload: { shopId, askedBy: by.actor.name }, key: shopId }]);
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

/** Changes are pulled from now on; what was ordered before is loaded beside that, newest first. */
async function beginFirstLoad(tx: Tx, { id, channel }: CallingShop, { by, now, loadFrom }: GrantAsk): Promise<void> {
  const { pullRules } = connectorOf(channel);
  const to = pullEnd(now, pullRules);
  const asked = loadFrom ?? plusMs(now, -usualLoadMs);
  const earliest = pullBeginning(now, pullRules);
  await savePulledUntil(tx, id, to);
  await saveSweptUntil(tx, id, to);
  const span = { from: asked > earliest ? asked : earliest, to };
  if (span.from >= to) return;
  const kind = 'first_load';
  await beginOpenPull(tx, { shopId: id, kind, span, nextAt: now, askedBy: by.actor.name });
  await enqueue(tx, pullCreatedType, [{ payload: { shopId: id, kind }, key: `${kind} ${id}` }]); // somebody looks on: not with the next minute
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
