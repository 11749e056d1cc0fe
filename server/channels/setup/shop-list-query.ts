import { channels, platformChannels, type PlatformChannel, type ShopId } from '@zhidan/core/channels/channel.ts';
import type { listShops as listContract, ShopRow, showShop as showContract } from '@zhidan/core/channels/shop/shop-api.ts';
import type { ShopState } from '@zhidan/core/channels/shop-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { connectorOf } from '../call/connector-of.ts';
import { pushPathOf } from '../push/message-app.ts';
import { pullRunView, shownFault, type PullRunRow } from './pull-run-view.ts';
import { scopedShopIds, shopInScope } from './shop-in-scope.ts';
import { setupShop } from './shop-setup-store.ts';
import { shownApp } from './shown-app.ts';

type ShowAsk = OpenAsk<typeof showContract>;

/** What `grant_ending` means. */
export const endingGrants: readonly ShopState[] = ['expiring', 'expired'];

/** Unread documents of a shop are counted up to here. */
const countLimit = 1_000;

type Row = Readonly<{
  id: string;
  channel: string;
  name: string;
  state: string;
  is_paused: boolean;
  platform_shop_no: string | null;
  platform_shop_name: string;
  pull_interval_ms: number;
  first_load_from: Instant | null;
  added_at: Instant;
  authorized_at: Instant | null;
  grant_expires_at: Instant | null;
  pulled_until: Instant | null;
  next_pull_at: Instant | null;
  last_fault_kind: string | null;
  last_fault_code: string | null;
  last_fault_words: string | null;
  last_fault_at: Instant | null;
  unread_count: number;
  last_news_at: Instant | null;
  load_from: Instant | null;
  load_to: Instant | null;
  load_left_to: Instant | null;
}>;

/** The caller's shops in the order of the channel table, oldest first: merchants have tens, not thousands, so there are no pages. */
export async function listShops(db: Db, { by, which }: Asked<InputOf<typeof listContract>>): Promise<OutputOf<typeof listContract>> {
  const all = await shopRows(db, scopedShopIds(by, undefined));
  const rows = which === 'all' ? all : all.filter(({ state }) => endingGrants.includes(state as ShopState));
  const rank = (row: Row): number => Object.keys(channels).indexOf(row.channel);
  const runs = await lastRuns(db, rows);
  return { items: rows.toSorted((one, other) => rank(one) - rank(other)).map((row) => shopRow(row, runs.get(row.id))) };
}

/**
 * A shop with its app, secrets left out.
 * @param origin where platforms reach us: their messages go to an address of ours
 * @throws Refused `shop.not_found`
 */
export async function showShop({ db, vault }: Merchant, ask: ShowAsk, origin: string): Promise<OutputOf<typeof showContract>> {
  if (!ask.by) throw new Refused('session.required');
  const { shopId, by } = ask;
  const { channel, app } = shopInScope(await setupShop(db, vault, shopId), { shopId, by });
  const connector = connectorOf(channel);
  const pushPath = pushPathOf(vault, connector, app);
  const rows = await shopRows(db, [shopId]);
  const run = (await lastRuns(db, rows)).get(shopId);
  return {
    ...shopRow(shopInScope(rows[0], { shopId, by }), run),
    ...shownApp(connector.authorization.appFields, app),
    pushUrl: pushPath && `${origin}${pushPath}`,
  };
}

async function shopRows(db: Db, ids: readonly string[] | null): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select shops.id, channel, name, state, is_paused, platform_shop_no, platform_shop_name, pull_interval_ms, first_load_from,
      added_at, authorized_at, grant_expires_at, pulled_until, next_pull_at,
      last_fault_kind, last_fault_code, last_fault_words, last_fault_at,
      load.from_at as load_from, load.to_at as load_to, load.left_to as load_left_to,
      (
        select count(*)::int
        from (select from unread_documents where shop_id = shops.id and cleared_at is null limit ${countLimit}) as unread
      ) as unread_count,
      (select max(received_at) from channel_news where shop_id = shops.id) as last_news_at
    from shops
    left join open_pulls as load on load.shop_id = shops.id and load.kind = 'first_load'
    where channel = any(${[...platformChannels]}::text[]) and ${ids === null ? sql`true` : sql`shops.id = any(${[...ids]}::uuid[])`}
    order by added_at, shops.id`.execute(db);
  return rows;
}

/** The newest pull of each shop; what a message of the platform set off is no pull to a merchant. */
async function lastRuns(db: Db, shops: readonly Row[]): Promise<ReadonlyMap<string, PullRunRow>> {
  const { rows } = await sql<PullRunRow>`
    select run.*
    from unnest(${shops.map(({ id }) => id)}::uuid[]) as shop (id)
    cross join lateral (
      select * from pull_runs where shop_id = shop.id and kind <> 'news' order by started_at desc, pull_runs.id desc limit 1
    ) as run`.execute(db);
  return new Map(rows.map((row) => [row.shop_id, row]));
}

function shopRow(row: Row, lastRun: PullRunRow | undefined): ShopRow {
  const channel = row.channel as PlatformChannel;
  return {
    id: row.id as ShopId,
    channel,
    name: row.name,
    state: row.state as ShopState,
    isPaused: row.is_paused,
    platformShopNo: row.platform_shop_no,
    platformShopName: row.platform_shop_name,
    pullIntervalMs: row.pull_interval_ms,
    firstLoadFrom: row.first_load_from,
    addedAt: row.added_at,
    authorizedAt: row.authorized_at,
    grantExpiresAt: row.grant_expires_at,
    pulledUntil: row.pulled_until,
    nextPullAt: row.next_pull_at,
    load: loadOf(row),
    fault: shownFault({ kind: row.last_fault_kind, code: row.last_fault_code, words: row.last_fault_words, at: row.last_fault_at }),
    lastRun: lastRun ? pullRunView(lastRun) : null,
    unreadCount: row.unread_count,
    pushKind: connectorOf(channel).push.kind,
    lastNewsAt: row.last_news_at,
  };
}

function loadOf({ load_from: from, load_to: to, load_left_to: leftTo }: Row): ShopRow['load'] {
  return from && to && leftTo ? { from, to, leftTo } : null;
}
