import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import type { ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { msBetween } from '@zhidan/core/kernel/instant.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { warnOfExpiry } from './expire-shop.ts';
import { refreshGrant, tryRefresh } from './refresh-grant.ts';
import { canRenew } from './renew-grant.ts';
import type { CallingShop } from './shop-access-store.ts';

/** A person is told this long before an authorisation ends that we cannot renew ourselves. */
const warnBeforeMs = 7 * 86_400_000;
/** After a renewal that failed while the token still works, all processes go on with it for so long. */
const tryAgainMs = 60_000;

/**
 * The shop's grant, renewed when its end is near. One that still works goes on when it cannot be renewed now; the shop is then
 * `expiring` and a person is told.
 * @throws ConnectorFault `auth_expired` when there is none or it ended and the platform does not renew it
 */
export async function usableGrant(merchant: Merchant, shop: CallingShop, connector: Connector, outside: Outside): Promise<ShopGrant> {
  const { grant } = shop;
  if (!grant || shop.state === 'unauthorized' || shop.state === 'expired') throw notAuthorized(shop);
  const leftMs = msBetween(merchant.clock(), grant.expiresAt);
  if (!canRenew(connector, shop.app, grant)) {
    if (leftMs < warnBeforeMs) await warn(merchant, shop, grant);
    return grant; // past its end the platform itself says so
  }
  if (leftMs >= connector.authorization.refreshBeforeMs) return grant;
  const ask = { shop, connector, outside, oldToken: grant.accessToken };
  if (leftMs <= 0) return refreshGrant(merchant, ask);
  try {
    return (await tryRefresh(merchant, ask, tryAgainMs)) ?? grant;
  } catch (error) {
    if (!(error instanceof ConnectorFault)) throw error;
    merchant.log.warn({ shopId: shop.id, fault: error.message }, 'an authorisation could not be renewed and still works');
    await warn(merchant, shop, grant);
    return grant;
  }
}

function warn(merchant: Merchant, { id }: CallingShop, grant: ShopGrant): Promise<void> {
  const ask = { by: systemCaller('channels'), now: merchant.clock(), shopId: id, token: grant.accessToken };
  return inTransaction(merchant.db, (tx) => warnOfExpiry(tx, ask, merchant.vault));
}

function notAuthorized({ name, state }: CallingShop): ConnectorFault {
  const platformWords = state === 'expired' ? `the authorisation of “${name}” has ended` : `“${name}” is not authorised yet`;
  return new ConnectorFault({ kind: 'auth_expired', platformCode: state, platformWords });
}
