import { channels, type ChannelCode, type ShopId } from '@zhidan/core/channels/channel.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { ChannelNews } from '@zhidan/core/channels/push.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { keepTogetherOf } from '../../platform/jobs/keep-together.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { insertNews, type NewsRoad } from './news-store.ts';
import { readNewsType } from './read-news-type.ts';

export type NewsToTake = Readonly<{ connector: Connector; road: NewsRoad; news: readonly ChannelNews[] }>;

/**
 * Keeps what a platform told us and has the orders read again soon, both or neither. Told twice counts once. When it returns,
 * the platform may forget the message.
 */
export async function takeNews(merchant: Merchant, { connector, road, news }: NewsToTake): Promise<void> {
  if (news.length > 0) await keepNews(merchant, [{ connector, road, news }]);
}

/** Platforms tell of each order by itself, of many in the same moment: one transaction for what waits. */
const keepNews = keepTogetherOf<NewsToTake>(({ db, clock }, told) =>
  inTransaction(db, async (tx) => {
    const shopIds = new Set<ShopId>();
    for (const some of Map.groupBy(told, ({ connector, road }) => `${connector.code} ${road}`).values()) {
      const [{ connector, road } = {}] = some;
      if (!connector || !road) continue;
      const news = some.flatMap((each) => each.news);
      const stored = await insertNews(tx, { channels: channelsOf(connector), road, news, now: clock() });
      stored.shopIds.forEach((shopId) => shopIds.add(shopId));
    }
    await enqueue(
      tx,
      readNewsType,
      [...shopIds].map((shopId) => ({ payload: { shopId }, key: shopId })),
    );
  }),
);

/** Shop numbers are unique within a platform only. */
function channelsOf({ code }: Connector): readonly ChannelCode[] {
  return (Object.keys(channels) as ChannelCode[]).filter((channel) => channels[channel].connector === code);
}
