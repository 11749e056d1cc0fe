import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Push } from '@zhidan/core/channels/push.ts';
import { job } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callShop } from '../call/call-shop.ts';
import { fetchMessagesType } from './fetch-messages-type.ts';
import { takeNews } from './take-news.ts';

type FetchPush = Extract<Push, { kind: 'fetch' }>;

/** Messages asked for at once; the connector knows what its platform gives. */
const atOnce = 200;

/**
 * Fetches the messages of a shop's app, for all its shops, until none is left. They are confirmed after they are stored: what is cut
 * off between comes again and counts once. A platform that is away is asked again in a minute.
 */
export const fetchMessagesJob = job(fetchMessagesType, async (merchant, { payload: { shopId }, signal }) => {
  try {
    while (!signal.aborted && (await fetchSome(merchant, shopId, signal))) continue;
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    merchant.log.warn({ err: fault, shopId }, 'messages of a platform could not be fetched; the pull finds what they tell');
  }
});

/** False when there was nothing. */
async function fetchSome(merchant: Merchant, shopId: ShopId, signal: AbortSignal): Promise<boolean> {
  const [connector, received] = await callShop(
    merchant,
    shopId,
    async (found, outside, access) => [found, await fetchPushOf(found).fetch(outside, access, atOnce)] as const,
    signal,
  );
  if (received.length === 0) return false;
  await takeNews(merchant, { connector, road: 'fetch', news: received.map(({ news }) => news) });
  const receipts = received.map(({ receipt }) => receipt);
  await callShop(merchant, shopId, (found, outside, access) => fetchPushOf(found).confirm(outside, access, receipts), signal);
  return true;
}

function fetchPushOf({ code, push }: Readonly<{ code: string; push: Push }>): FetchPush {
  if (push.kind !== 'fetch') throw new Error(`${code} has no messages to fetch`);
  return push;
}
