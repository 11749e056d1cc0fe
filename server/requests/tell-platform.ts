import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { callShop, connectorOf } from '../channels/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import type { Merchant } from '../platform/merchant.ts';
import { lockRequest } from './approve-request.ts';
import { noteStep } from './note-step.ts';
import { lease, type StoredRequest } from './request-store.ts';
import { openRequest } from './sealed-request.ts';
import { stepAskOf } from './steps.ts';

/** Tries before the platform is left with the old receiver; the pauses between them double from a minute on. */
const tryLimit = 6;
const firstPauseMs = 60_000;
/** While one worker speaks with the platform no other does. */
const callMs = 150_000;

type Telling = Readonly<{ request: StoredRequest; channel: string; channelOrderNo: string; isAdded: boolean; tryCount: number }>;

/**
 * Tells the platform of an order its new receiver, where it can be told. The order is unlocked already: what was approved is shipped whether
 * the platform answers or not, and its page may show the old receiver. False: it is tried again later.
 */
export async function tellPlatform(merchant: Merchant, requestId: string, signal?: AbortSignal): Promise<boolean> {
  const telling = await begin(merchant, requestId);
  if (!telling) return false;
  const outcome = await tell(merchant, telling, signal);
  const now = merchant.clock();
  return inTransaction(merchant.db, async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (request?.state !== 'carrying') return false;
    if (outcome === 'again') {
      await lease(tx, requestId, plusMs(now, firstPauseMs * 2 ** (telling.tryCount - 1)));
      return false;
    }
    await noteStep(tx, { request, now, step: 'tell', detail: outcome });
    return true;
  });
}

function begin({ db, vault, clock }: Merchant, requestId: string): Promise<Telling | null> {
  return inTransaction(db, async (tx) => {
    const now = clock();
    const request = await lockRequest(tx, requestId);
    if (request?.state !== 'carrying') return null;
    const { standing } = await stepAskOf(tx, { request, now, vault });
    const tryCount = await lease(tx, requestId, plusMs(now, callMs));
    const { channelOrderNo } = standing.order;
    return { request, channel: standing.subject.order.channel, channelOrderNo, isAdded: standing.isAdded, tryCount };
  });
}

async function tell(
  merchant: Merchant,
  { request, channel, channelOrderNo, isAdded, tryCount }: Telling,
  signal: AbortSignal | undefined,
): Promise<JsonObject | 'again'> {
  if (isAdded || !request.personal || connectorOf(channel as never).write.changeAddress === null) return { told: 'impossible' };
  const { name, phone, province, city, district, town, detail } = openRequest(merchant.vault, request.personal).next;
  const ask = { channelOrderNo, name, phone, province, city, district, town, detail };
  try {
    await callShop(
      merchant,
      request.shopId as ShopId,
      async (connector, outside, access) => connector.write.changeAddress?.(outside, access, ask),
      signal,
    );
    return { told: 'yes' };
  } catch (error) {
    if (error instanceof Refused) return { told: 'refused', words: error.refusal.code };
    if (!(error instanceof ConnectorFault)) throw error;
    const isPassing = error.kind === 'transient' || error.kind === 'throttled' || error.kind === 'unknown';
    return isPassing && tryCount < tryLimit ? 'again' : { told: 'refused', words: error.message.slice(0, 200) };
  }
}
