import type { ChainRow, showChain, watchChain } from '@zhidan/core/insights/chain/chain-api.ts';
import { chainLinkCodes, type ChainLink } from '@zhidan/core/insights/chain/chain-link-code.ts';
import { chainLinks, chainOf, type ChainMoment, type ChainMoments } from '@zhidan/core/insights/chain/chain-link.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { momentColumns, momentsOf, ordersUnderWay } from './moments-query.ts';

/** Rows of the longest waiting; the lists have the others. */
const rowLimit = 100;

/** Minutes that each link may take: the merchant's, else the product's own. */
export async function chainLimits(db: Db): Promise<Readonly<Record<ChainLink, number>>> {
  const rows = await db.selectFrom('chain_limits').select(['link', 'minutes']).execute();
  const own = new Map(rows.map(({ link, minutes }) => [link, minutes]));
  const limits = chainLinkCodes.map((link) => [link, own.get(link) ?? chainLinks[link].limitMinutes] as const);
  return Object.fromEntries(limits) as Record<ChainLink, number>;
}

/** A moment of a row of `moments`. */
const momentIn = (moment: ChainMoment): RawBuilder<Instant> => sql<Instant>`${sql.ref(`moments.${momentColumns[moment]}`)}`;

/** A link that has begun and not ended, and that no hold keeps for a time, of a row of `moments`. */
function waits(link: ChainLink, now: Instant): RawBuilder<boolean> {
  const { begins, ends } = chainLinks[link];
  return sql<boolean>`(${momentIn(begins)} is not null and ${momentIn(ends)} is null and ${sinceOf(link)} <= ${now}::timestamptz)`;
}

/** A link that waits longer than it may. */
export function isBroken(link: ChainLink, limits: Readonly<Record<ChainLink, number>>, now: Instant): RawBuilder<boolean> {
  return sql<boolean>`(${waits(link, now)} and ${sinceOf(link)} < ${now}::timestamptz - ${limits[link]} * interval '1 minute')`;
}

/** When the clock of a link began: with the link, or with the end of a timed hold. */
export function sinceOf(link: ChainLink): RawBuilder<Instant> {
  const { begins, isHeldByTime } = chainLinks[link];
  return isHeldByTime ? sql<Instant>`greatest(${momentIn(begins)}, ${momentIn('freeAt')})` : momentIn(begins);
}

const momentList = sql.join(
  (Object.entries(momentColumns) as [ChainMoment, string][]).map(([name, column]) => sql`moments.${sql.ref(column)} as ${sql.ref(name)}`),
);

const inShopsOf = (by: Caller): RawBuilder<unknown> => (by.shops === 'all' ? sql`true` : sql`orders.shop_id::text = any(${[...by.shops]})`);

type Counts = Readonly<Record<string, number | Instant | null>>;
type Found = Omit<ChainRow, 'steps'> & ChainMoments & Readonly<{ paidAt: Instant }>;

/** How each link stands over the caller's orders under way, and those that wait longest: at one link, or at any that is broken. */
export async function watchOrders(db: Db, ask: Asked<InputOf<typeof watchChain>>): Promise<OutputOf<typeof watchChain>> {
  const { now, by, link, state } = ask;
  const limits = await chainLimits(db);
  const figures = chainLinkCodes.flatMap((code) => [
    sql`count(*) filter (where ${waits(code, now)})::int as ${sql.ref(`${code} waiting`)}`,
    sql`count(*) filter (where ${isBroken(code, limits, now)})::int as ${sql.ref(`${code} broken`)}`,
    sql`min(${sinceOf(code)}) filter (where ${waits(code, now)}) as ${sql.ref(`${code} oldest`)}`,
  ]);
  const sought = chainLinkCodes.filter((code) => link === undefined || code === link);
  const chosen = sought.map((code) => (state === 'broken' ? isBroken(code, limits, now) : waits(code, now)));
  const began = sql`least(${sql.join(sought.map((code, index) => sql`case when ${chosen[index]} then ${sinceOf(code)} end`))})`;
  // one statement: the moments of all orders under way are reckoned once, and figures and rows are of the same moment
  const { rows } = await sql<Counts & (Found | Readonly<{ orderId: null }>)>`
    with ${momentsOf(ordersUnderWay(now))},
    mine as materialized (
      select moments.*, orders.channel_order_no, orders.shop_id, orders.blocking_count from moments
      join orders on orders.id = moments.order_id and ${inShopsOf(by)}
    ),
    figures as (select ${sql.join(figures)} from mine as moments),
    longest as (
      select
        moments.order_id as "orderId", moments.channel_order_no as "channelOrderNo", moments.shop_id as "shopId", shops.name as "shopName",
        moments.blocking_count > 0 as "isBlocked", ${momentList}, ${began} as began
      from mine as moments join shops on shops.id = moments.shop_id
      where ${sql.join(chosen, sql` or `)}
      order by began, moments.order_id limit ${rowLimit}
    )
    select figures.*, longest.* from figures left join longest on true order by longest.began, longest."orderId"`.execute(db);
  const figureOf = (code: ChainLink, name: string) => rows[0]?.[`${code} ${name}`] ?? null;
  return {
    asOf: now,
    links: chainLinkCodes.map((code) => ({
      link: code,
      limitMinutes: limits[code],
      waitingCount: Number(figureOf(code, 'waiting')),
      brokenCount: Number(figureOf(code, 'broken')),
      oldestAt: figureOf(code, 'oldest') as Instant | null,
    })),
    items: rows.flatMap((row) => {
      if (row.orderId === null) return [];
      const { orderId, channelOrderNo, shopId, shopName, isBlocked, paidAt } = row;
      return [{ orderId, channelOrderNo, shopId, shopName, isBlocked, paidAt, steps: [...chainOf(row, limits, now)] }];
    }),
  };
}

/** The chain of one order of the caller; no steps for one that is not paid or never goes through the house. */
export async function chainOfOrder(db: Db, { now, by, orderId }: Asked<InputOf<typeof showChain>>): Promise<OutputOf<typeof showChain>> {
  const { rows } = await sql<ChainMoments>`
    with ${momentsOf(sql`select orders.id from orders where orders.id = ${orderId} and ${inShopsOf(by)}`)}
    select ${momentList} from moments
    where moments.opened_at is not null or exists (select from orders where orders.id = moments.order_id and orders.status = 'received')`.execute(
    db,
  );
  const [moments] = rows;
  return { steps: moments ? [...chainOf(moments, await chainLimits(db), now)] : [] };
}
