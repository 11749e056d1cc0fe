import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { job } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callShop } from '../call/call-shop.ts';
import { readShopOrders } from '../pull/read-shop-orders.ts';
import { settleNews, waitingNews, type NewsOutcome, type WaitingNews } from './news-store.ts';
import { readNewsType } from './read-news-type.ts';

/** News that are acted on together: each names an order that may cost a call. */
const atOnce = 100;

/** The platform's answer to one number will not be another one later. */
const isFinal: ReadonlySet<FaultKind> = new Set(['invalid_request', 'business', 'unknown']);

/** Acts on a shop's news until none waits. What cannot be done now keeps waiting: the job that looks for news comes each minute. */
export const readNewsJob = job(readNewsType, async (merchant, { payload: { shopId }, signal }) => {
  try {
    while (!signal.aborted) {
      const waiting = await waitingNews(merchant.db, shopId, atOnce);
      if (waiting.length === 0) return;
      await tryAuthorization(merchant, shopId, waiting);
      await readOrdersAgain(merchant, shopId, waiting);
    }
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    merchant.log.warn({ err: fault, shopId }, 'news of a shop could not be acted on and waits');
  }
});

type Settled = Readonly<{ news: readonly WaitingNews[]; outcome: NewsOutcome }>;

const settle = (merchant: Merchant, shopId: ShopId, { news, outcome }: Settled): Promise<void> =>
  settleNews(merchant.db, { shopId, newsIds: news.map(({ newsId }) => newsId), outcome, now: merchant.clock() });

/**
 * Somebody gave or took back an authorisation: a call shows what it is worth now. One that is refused makes the shop expired,
 * and that is all this news asks for.
 */
async function tryAuthorization(merchant: Merchant, shopId: ShopId, waiting: readonly WaitingNews[]): Promise<void> {
  const news = waiting.filter(({ subject }) => subject === 'authorization');
  if (news.length === 0) return;
  const to = merchant.clock();
  try {
    await callShop(merchant, shopId, (connector, outside, access) =>
      connector.countOrders(outside, access, { from: plusMs(to, -60_000), to }),
    );
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || fault.kind !== 'auth_expired') throw fault;
  }
  await settle(merchant, shopId, { news, outcome: 'checked' });
}

/** All orders in one call where the platform can; when it refuses that, order by order, so that one does not hold up the others. */
async function readOrdersAgain(merchant: Merchant, shopId: ShopId, waiting: readonly WaitingNews[]): Promise<void> {
  const news = waiting.filter(({ subject }) => subject === 'order');
  const channelOrderNos = [...new Set(news.map(({ no }) => no))];
  if (channelOrderNos.length === 0) return;
  const outcome = await readAgain(merchant, shopId, channelOrderNos);
  if (outcome === 'read' || channelOrderNos.length === 1) return settle(merchant, shopId, { news, outcome });
  for (const no of channelOrderNos) {
    const own = news.filter((one) => one.no === no);
    await settle(merchant, shopId, { news: own, outcome: await readAgain(merchant, shopId, [no]) });
  }
}

async function readAgain(merchant: Merchant, shopId: ShopId, channelOrderNos: readonly string[]): Promise<'read' | 'refused'> {
  try {
    await readShopOrders(merchant, { shopId, channelOrderNos, kind: 'news' });
    return 'read';
  } catch (fault) {
    if (!(fault instanceof ConnectorFault) || !isFinal.has(fault.kind)) throw fault;
    merchant.log.warn({ err: fault, shopId, orderCount: channelOrderNos.length }, 'orders that a platform told of could not be read');
    return 'refused';
  }
}
