import { channels, type ChannelCode } from '@zhidan/core/channels/channel.ts';
import type { Connector } from '@zhidan/core/channels/connector.ts';
import type { ChannelNews } from '@zhidan/core/channels/push.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { insertNews, type NewsRoad } from './news-store.ts';
import { readNewsType } from './read-news-type.ts';

export type NewsToTake = Readonly<{ connector: Connector; road: NewsRoad; news: readonly ChannelNews[] }>;

/**
 * Keeps what a platform told us and has the orders read again soon, both or neither. Told twice counts once. When it returns,
 * the platform may forget the message.
 */
export async function takeNews(merchant: Merchant, { connector, road, news }: NewsToTake): Promise<void> {
  if (news.length === 0) return;
  await inTransaction(merchant.db, async (tx) => {
    const { shopIds } = await insertNews(tx, { channels: channelsOf(connector), road, news, now: merchant.clock() });
    await enqueue(
      tx,
      readNewsType,
      shopIds.map((shopId) => ({ payload: { shopId }, key: shopId })),
    );
  });
}

/** Shop numbers are unique within a platform only. */
function channelsOf({ code }: Connector): readonly ChannelCode[] {
  return (Object.keys(channels) as ChannelCode[]).filter((channel) => channels[channel].connector === code);
}
