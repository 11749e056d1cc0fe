import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { shopGrantRefreshed } from '@zhidan/core/channels/shop-event.ts';
import type { ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { shopLife } from '@zhidan/core/channels/shop-life.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse } from '@zhidan/core/kernel/result.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { renewGrant } from './renew-grant.ts';
import { callingShop, callingShopForUpdate, claimRefresh, releaseRefresh, saveGrant, type CallingShop } from './shop-access-store.ts';

/** A refresh is three requests at most, each of which gives up after 15 s, and is asked twice at most. */
const leaseMs = 120_000;
/** How long to wait for another process that refreshes, and how often to look. */
const rivalPatienceMs = 30_000;
const lookAgainMs = 100;

/** Whose grant is refreshed, with what, and the token that the platform refused or that ends soon. */
export type RefreshAsk = Readonly<{ shop: CallingShop; connector: Connector; outside: Outside; oldToken: string }>;

/**
 * A grant with another token than the old one: refreshed by us, or by another process that was faster; each token is refreshed once.
 * @throws ConnectorFault `auth_expired` when the platform cannot or will not refresh; others when it does not answer
 */
export async function refreshGrant(merchant: Merchant, ask: RefreshAsk): Promise<ShopGrant> {
  const began = performance.now();
  for (;;) {
    const grant = await tryRefresh(merchant, ask);
    if (grant) return grant;
    if (performance.now() - began > rivalPatienceMs) throw busyFault();
    await pause(lookAgainMs);
  }
}

/** The same without waiting for another process; null while it is at it. A failure keeps everybody from trying again for `againInMs`. */
export async function tryRefresh(
  merchant: Merchant,
  { shop, connector, outside, oldToken }: RefreshAsk,
  againInMs = 0,
): Promise<ShopGrant | null> {
  const claim = { id: shop.id, claim: randomUUID() };
  const isOurs = await claimRefresh(merchant.db, claim, leaseMs);
  const known = await callingShop(merchant.db, merchant.vault, shop.id); // after the claim: what a rival stored is seen
  const grant = known?.grant ?? null;
  if (!grant || grant.accessToken !== oldToken) {
    if (isOurs) await releaseRefresh(merchant.db, claim);
    if (grant) return grant;
  }
  if (!isOurs || !known || !grant) return null;
  try {
    const fresh = await renewGrant(connector, outside, { app: known.app, grant, channel: known.channel });
    await storeRefreshed(merchant, known, { old: grant, fresh: { ...fresh, platformShopNo: grant.platformShopNo } });
    return fresh;
  } catch (error) {
    await releaseRefresh(merchant.db, claim, againInMs);
    throw error;
  }
}

/** A grant that a person gave meanwhile is newer than ours and stays. */
async function storeRefreshed(merchant: Merchant, { id }: CallingShop, { old, fresh }: Readonly<Record<'old' | 'fresh', ShopGrant>>) {
  await inTransaction(merchant.db, async (tx) => {
    const shop = await callingShopForUpdate(tx, merchant.vault, id);
    if (shop?.grant?.accessToken !== old.accessToken) return;
    const state = orRefuse(move(shopLife, shop.state, 'authorize'));
    await saveGrant(tx, merchant.vault, { id, grant: fresh, state });
    await emit(tx, { by: systemCaller('channels'), now: merchant.clock() }, [
      shopGrantRefreshed({
        subjectId: id,
        payload: { expiresAt: fresh.expiresAt },
        before: { state: shop.state, expiresAt: old.expiresAt },
        after: { state, expiresAt: fresh.expiresAt },
      }),
    ]);
  });
}

function busyFault(): ConnectorFault {
  const platformWords = 'another process renews the authorisation of this shop and does not come to an end';
  return new ConnectorFault({ kind: 'transient', platformCode: 'refresh_busy', platformWords });
}
