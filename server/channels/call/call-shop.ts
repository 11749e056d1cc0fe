import { setTimeout as pause } from 'node:timers/promises';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { pauseCalls } from './call-pace-store.ts';
import { connectorOf } from './connector-of.ts';
import { expireShop } from './expire-shop.ts';
import { pacedOutside } from './paced-outside.ts';
import { refreshGrant } from './refresh-grant.ts';
import { callingShop, type CallingShop } from './shop-access-store.ts';
import { usableGrant } from './usable-grant.ts';

/** Attempts of one call while the platform does not answer or wants fewer calls; the pauses between them double. */
const attemptLimit = 5;
const firstPauseMs = 250;
/** The pause of a platform that asks for one and does not say how long. */
const usualThrottleMs = 2_000;

/** A token just given may be unknown to some of the platform's machines for a moment: a second refusal is waited out once. */
const settleMs = 1_000;

/** What a shop is asked: with its connector, over its paced network, under its grant. Bears being repeated. */
export type ShopCall<Value> = (connector: Connector, outside: Outside, access: ShopAccess) => Promise<Value>;

/**
 * Speaks with a shop's platform: opens its secrets, renews its grant when that ends or is refused (once, over all processes), keeps
 * its pace, repeats what may succeed another time, and tells when the authorisation has ended for good. Never inside a transaction.
 * @throws ConnectorFault what the platform said last; Refused `shop.not_found`
 */
export async function callShop<Value>(merchant: Merchant, shopId: ShopId, call: ShopCall<Value>, signal?: AbortSignal): Promise<Value> {
  let refusals = 0;
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const shop = await openShop(merchant, shopId);
    const connector = connectorOf(shop.channel);
    const callsPerSecond = shop.callsPerSecond ?? connector.pullRules.callsPerSecond;
    const outside = pacedOutside(merchant, { shopId, callsPerSecond, signal });
    let token = shop.grant?.accessToken ?? '';
    try {
      const grant = await usableGrant(merchant, shop, connector, outside);
      token = grant.accessToken;
      return await call(connector, outside, { app: shop.app, grant, channel: shop.channel });
    } catch (error) {
      if (!(error instanceof ConnectorFault)) throw error;
      if (error.kind === 'auth_expired') {
        if (shop.state === 'unauthorized' || shop.state === 'expired') throw error;
        refusals += 1;
        if (refusals === 2) await pause(settleMs, undefined, signal ? { signal } : {});
        else await renewOnce(merchant, { shop, connector, outside, oldToken: token }, refusals > 2 ? error : null);
      } else await pauseBefore(merchant, { shopId, attempt, fault: error, signal });
    }
  }
}

async function openShop({ db, vault }: Merchant, shopId: ShopId): Promise<CallingShop> {
  const shop = await callingShop(db, vault, shopId);
  if (!shop) throw new Refused('shop.not_found', { shopId });
  return shop;
}

type Renewal = Parameters<typeof refreshGrant>[1];

/** @param again the refusal of a token that was just renewed: then nothing but a person helps */
async function renewOnce(merchant: Merchant, ask: Renewal, again: ConnectorFault | null): Promise<void> {
  try {
    if (again) throw again;
    await refreshGrant(merchant, ask);
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.kind === 'auth_expired') {
      const told = { by: systemCaller('channels'), now: merchant.clock(), shopId: ask.shop.id, token: ask.oldToken, fault };
      await inTransaction(merchant.db, (tx) => expireShop(tx, told, merchant.vault));
    }
    throw fault;
  }
}

type Trouble = Readonly<{ shopId: ShopId; attempt: number; fault: ConnectorFault; signal: AbortSignal | undefined }>;

/** Waits until the call may be tried again, or throws the fault when that is useless. */
async function pauseBefore({ db }: Merchant, { shopId, attempt, fault, signal }: Trouble): Promise<void> {
  const isPassing = fault.kind === 'throttled' || fault.kind === 'transient';
  if (fault.kind === 'throttled' && fault.platformCode !== 'paused') await pauseCalls(db, shopId, fault.retryAfterMs ?? usualThrottleMs);
  if (!isPassing || attempt >= attemptLimit || fault.platformCode === 'paused') throw fault;
  if (fault.kind === 'transient') {
    await pause(firstPauseMs * 2 ** (attempt - 1), undefined, signal ? { signal } : {});
  } // a throttled call waits for its place in the row
}
