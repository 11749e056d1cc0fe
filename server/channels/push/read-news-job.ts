import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { job } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callShop } from '../call/call-shop.ts';
import { readShopOrders } from '../pull/read-shop-orders.ts';
import { settleNews, waitingNews, type NewsOutcome, type WaitingNews } from './news-store.ts';
import { readNewsType } from './read-news-type.ts';

/** News that are acted on together: each names an order that may cost a call. */
const atOnce = 100;

/** Acts on a shop's news until none waits. What cannot be done now keeps waiting: the job that looks for news comes each minute. */
export const readNewsJob = job(readNewsType, async (merchant, { payload: { shopId }, signal }) => {
  try {
    while (!signal.aborted) {
      const waiting = await waitingNews(merchant.db, shopId, atOnce);
      if (waiting.length === 0) return;
      await tryAuthorization(merchant, { shopId, waiting, signal });
      await readOrdersAgain(merchant, { shopId, waiting, signal });
    }
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    merchant.log.warn({ err: fault, shopId }, 'news of a shop could not be acted on and waits');
  }
});

type Acting = Readonly<{ shopId: ShopId; waiting: readonly WaitingNews[]; signal: AbortSignal }>;
type Settled = Readonly<{ news: readonly WaitingNews[]; outcome: NewsOutcome }>;

const settle = (merchant: Merchant, shopId: ShopId, { news, outcome }: Settled): Promise<void> =>
  settleNews(merchant.db, { shopId, newsIds: news.map(({ newsId }) => newsId), outcome, now: merchant.clock() });

/**
 * Somebody gave or took back an authorisation: a call shows what it is worth now. One that is refused makes the shop expired,
 * and that is all this news asks for.
 */
async function tryAuthorization(merchant: Merchant, { shopId, waiting, signal }: Acting): Promise<void> {
  const news = waiting.filter(({ subject }) => subject === 'authorization');
  if (news.length === 0) return;
  const to = merchant.clock();
  try {
    const window = { from: plusMs(to, -60_000), to };
    await callShop(merchant, shopId, (connector, outside, access) => connector.countOrders(outside, access, window), signal);
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || fault.kind !== 'auth_expired') throw fault;
  }
  await settle(merchant, shopId, { news, outcome: 'checked' });
}

/** Orders that the platform does not give out hold up no others; they are kept among the unread documents. */
async function readOrdersAgain(merchant: Merchant, { shopId, waiting, signal }: Acting): Promise<void> {
  const news = waiting.filter(({ subject }) => subject === 'order');
  const channelOrderNos = [...new Set(news.map(({ no }) => no))];
  if (channelOrderNos.length === 0) return;
  const { missing } = await readShopOrders(merchant, { shopId, channelOrderNos, kind: 'news', askedBy: 'news', signal });
  const isMissing = new Set(missing);
  await settle(merchant, shopId, { news: news.filter(({ no }) => !isMissing.has(no)), outcome: 'read' });
  await settle(merchant, shopId, { news: news.filter(({ no }) => isMissing.has(no)), outcome: 'refused' });
}
