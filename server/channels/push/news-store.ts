import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { ChannelNews } from '@zhidan/core/channels/push.ts';
import { storableText } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** By which road news came. */
export type NewsRoad = 'hook' | 'fetch' | 'socket';

/**
 * What became of news: `read` – its order was read again; `refused` – the platform does not give the order out;
 * `checked` – the shop's authorisation was tried; `kept` – nothing is to be done yet.
 */
export type NewsOutcome = 'read' | 'refused' | 'checked' | 'kept';

/** News that somebody must act on; all other subjects are kept as they come. */
const actedOn: ReadonlySet<ChannelNews['subject']> = new Set(['order', 'authorization']);

/** Longer texts are cut: no platform writes numbers or topics of this length. */
const textLength = 300;

const text = (of: (news: ChannelNews) => string) => (news: ChannelNews) => storableText(of(news)).slice(0, textLength);

const newsColumns: readonly Column<ChannelNews>[] = [
  { name: 'platform_shop_no', type: 'text', of: text(({ platformShopNo }) => platformShopNo) },
  { name: 'news_id', type: 'text', of: text(({ newsId }) => newsId) },
  { name: 'subject', type: 'text', of: ({ subject }) => subject },
  { name: 'no', type: 'text', of: text(({ no }) => no) },
  { name: 'topic', type: 'text', of: text(({ topic }) => topic) },
  { name: 'told_at', type: 'timestamptz', of: ({ at }) => at },
  { name: 'is_acted_on', type: 'boolean', of: ({ subject }) => actedOn.has(subject) },
];

export type NewsToStore = Readonly<{ channels: readonly ChannelCode[]; road: NewsRoad; news: readonly ChannelNews[]; now: Instant }>;

/** The shops that have something new to act on, and how many of the news were new at all. */
export type StoredNews = Readonly<{ shopIds: readonly ShopId[]; newCount: number }>;

/**
 * Stores news in one statement. What is here already, or is about a shop that is not ours, is passed over: an app may serve
 * shops that nobody has added yet.
 */
export async function insertNews(tx: Tx, { channels, road, news, now }: NewsToStore): Promise<StoredNews> {
  const { rows } = await sql<{ shopId: ShopId; isWaiting: boolean }>`
    insert into channel_news (shop_id, news_id, subject, no, topic, told_at, received_at, road, handled_at, outcome)
    select shops.id, given.news_id, given.subject, given.no, given.topic, given.told_at, ${now}, ${road},
      case when not given.is_acted_on then ${now}::timestamptz end, case when not given.is_acted_on then 'kept' end
    from (select distinct on (platform_shop_no, news_id) ${columnNames(newsColumns)} from ${givenRows(newsColumns, news)}) as given
    join shops on shops.platform_shop_no = given.platform_shop_no and shops.channel = any(${[...channels]}::text[])
    order by shops.id, given.news_id -- one order for all receivers, so that none waits for another in a circle
    on conflict (shop_id, news_id) do nothing
    returning shop_id as "shopId", handled_at is null as "isWaiting"`.execute(tx);
  return { shopIds: [...new Set(rows.filter(({ isWaiting }) => isWaiting).map(({ shopId }) => shopId))], newCount: rows.length };
}

export type WaitingNews = Readonly<{ newsId: string; subject: 'order' | 'authorization'; no: string }>;

/** What is to be acted on for a shop, oldest first. */
export async function waitingNews(db: Db, shopId: ShopId, limit: number): Promise<readonly WaitingNews[]> {
  const rows = await db
    .selectFrom('channel_news')
    .select(['news_id', 'subject', 'no'])
    .where('shop_id', '=', shopId)
    .where('handled_at', 'is', null)
    .orderBy('received_at')
    .orderBy('told_at') // of those that came in one moment, the platform's order
    .orderBy('news_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ newsId: row.news_id, subject: row.subject as WaitingNews['subject'], no: row.no }));
}

export type SettledNews = Readonly<{ shopId: ShopId; newsIds: readonly string[]; outcome: NewsOutcome; now: Instant }>;

/** Notes what became of news. */
export async function settleNews(db: Db, { shopId, newsIds, outcome, now }: SettledNews): Promise<void> {
  if (newsIds.length === 0) return;
  await sql`
    update channel_news set handled_at = ${now}, outcome = ${outcome}
    where shop_id = ${shopId} and news_id = any(${[...newsIds]}::text[]) and handled_at is null`.execute(db);
}

/** Shops that can be asked and have news to act on. */
export async function shopsWithNews(tx: Tx): Promise<readonly ShopId[]> {
  const { rows } = await sql<{ id: ShopId }>`
    select id from shops
    where state in ('authorized', 'expiring') and not is_paused
      and exists (select from channel_news where shop_id = shops.id and handled_at is null)`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Deletes news that came before a moment: no platform tells of anything again so late. Answers how many. */
export async function deleteNewsBefore(db: Db, moment: Instant): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from channel_news where received_at < ${moment}`.execute(db);
  return Number(numAffectedRows);
}

/** How much news waits to be acted on, and how old the oldest is, for the figures of the product. */
export async function newsLag(db: Db, now: Instant): Promise<Readonly<{ waitingCount: number; oldestSeconds: number }>> {
  const { rows } = await sql<{ waitingCount: number; oldestSeconds: number }>`
    select count(*)::int as "waitingCount",
      coalesce(extract(epoch from ${now}::timestamptz - min(received_at)), 0)::float8 as "oldestSeconds"
    from channel_news where handled_at is null`.execute(db);
  return rows[0] ?? { waitingCount: 0, oldestSeconds: 0 };
}
