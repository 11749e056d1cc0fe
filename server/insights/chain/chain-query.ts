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

/** A link that has begun and not ended, of a row of `moments`. */
function waits(link: ChainLink): RawBuilder<boolean> {
  const { begins, ends } = chainLinks[link];
  return sql<boolean>`(${momentIn(begins)} is not null and ${momentIn(ends)} is null)`;
}

/** A link that waits longer than it may. */
export function isBroken(link: ChainLink, limits: Readonly<Record<ChainLink, number>>, now: Instant): RawBuilder<boolean> {
  return sql<boolean>`(${waits(link)} and ${sinceOf(link)} < ${now}::timestamptz - ${limits[link]} * interval '1 minute')`;
}

export const sinceOf = (link: ChainLink): RawBuilder<Instant> => momentIn(chainLinks[link].begins);

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
    sql`count(*) filter (where ${waits(code)})::int as ${sql.ref(`${code} waiting`)}`,
    sql`count(*) filter (where ${isBroken(code, limits, now)})::int as ${sql.ref(`${code} broken`)}`,
    sql`min(${sinceOf(code)}) filter (where ${waits(code)}) as ${sql.ref(`${code} oldest`)}`,
  ]);
  const mine = sql`moments join orders on orders.id = moments.order_id and ${inShopsOf(by)}`;
  const { rows: counts } = await sql<Counts>`
    with ${momentsOf(ordersUnderWay(now))} select ${sql.join(figures)} from ${mine}`.execute(db);
  const sought = chainLinkCodes.filter((code) => link === undefined || code === link);
  const chosen = sought.map((code) => (state === 'broken' ? isBroken(code, limits, now) : waits(code)));
  const began = sought.map((code, index) => sql`case when ${chosen[index]} then ${sinceOf(code)} end`);
  const { rows } = await sql<Found>`
    with ${momentsOf(ordersUnderWay(now))}
    select
      orders.id as "orderId", orders.channel_order_no as "channelOrderNo", orders.shop_id as "shopId", shops.name as "shopName",
      orders.blocking_count > 0 as "isBlocked", ${momentList}
    from ${mine} join shops on shops.id = orders.shop_id
    where ${sql.join(chosen, sql` or `)}
    order by least(${sql.join(began)}), orders.id limit ${rowLimit}`.execute(db);
  const figureOf = (code: ChainLink, name: string) => counts[0]?.[`${code} ${name}`] ?? null;
  return {
    asOf: now,
    links: chainLinkCodes.map((code) => ({
      link: code,
      limitMinutes: limits[code],
      waitingCount: Number(figureOf(code, 'waiting')),
      brokenCount: Number(figureOf(code, 'broken')),
      oldestAt: figureOf(code, 'oldest') as Instant | null,
    })),
    items: rows.map((row) => {
      const { orderId, channelOrderNo, shopId, shopName, isBlocked, paidAt } = row;
      return { orderId, channelOrderNo, shopId, shopName, isBlocked, paidAt, steps: [...chainOf(row, limits, now)] };
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
