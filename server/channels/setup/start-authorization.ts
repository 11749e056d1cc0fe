import type { startAuthorization as contract } from '@zhidan/core/channels/shop/shop-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectorOf } from '../call/connector-of.ts';
import { writeState } from './authorization-state.ts';
import { redirectUrl } from './redirect-url.ts';
import { shopInScope } from './shop-in-scope.ts';
import { setupShop } from './shop-setup-store.ts';

/**
 * Where the merchant says yes, with a state that only this caller can bring back.
 * @throws Refused `shop.not_found`
 */
export async function startAuthorization(
  { db, vault }: Merchant,
  { by, now, shopId }: OpenAsk<typeof contract>,
  exchange: Exchange,
): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  const { channel, app } = shopInScope(await setupShop(db, vault, shopId), { shopId, by });
  const state = writeState(vault, { shopId, begunAt: now }, by);
  return { pageUrl: connectorOf(channel).authorization.pageUrl(app, { redirectUrl: redirectUrl(exchange), state }), state };
}
