import { chainLinkCodes, type ChainLink } from '@zhidan/core/insights/chain/chain-link-code.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { isBroken, sinceOf } from './chain-query.ts';
import { momentsOf, ordersUnderWay } from './moments-query.ts';

export type Break = Readonly<{ orderId: string; link: ChainLink }>;

/** Whoever looks waits here for the other, so that a break is found once. */
export async function lockBreaks(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('chain_breaks'))`.execute(tx);
}

/** Keeps what is broken now: answers the breaks that are new, at most `limit`, and those that are over. */
export async function saveBreaks(
  tx: Tx,
  { limits, now, limit }: Readonly<{ limits: Readonly<Record<ChainLink, number>>; now: Instant; limit: number }>,
): Promise<Readonly<{ found: readonly Break[]; ended: readonly Break[] }>> {
  const each = chainLinkCodes.map(
    (link) => sql`select order_id, ${link}::text as link, ${sinceOf(link)} as since from moments where ${isBroken(link, limits, now)}`,
  );
  const { rows } = await sql<Break & Readonly<{ isOver: boolean }>>`
    with ${momentsOf(ordersUnderWay(now))},
    broken as materialized (${sql.join(each, sql` union all `)}),
    ended as (
      update chain_breaks as old set ended_at = ${now}
      where old.ended_at is null and not exists (select from broken where broken.order_id = old.order_id and broken.link = old.link)
      returning old.order_id, old.link
    ),
    found as (
      insert into chain_breaks (order_id, link, since, found_at)
      select broken.order_id, broken.link, broken.since, ${now} from broken
      where not exists (
        select from chain_breaks as old where old.order_id = broken.order_id and old.link = broken.link and old.ended_at is null
      )
      order by broken.since, broken.order_id limit ${limit}
      returning order_id, link
    )
    select order_id as "orderId", link, false as "isOver" from found
    union all select order_id, link, true from ended`.execute(tx);
  return { found: rows.filter(({ isOver }) => !isOver), ended: rows.filter(({ isOver }) => isOver) };
}

export async function saveChainLimit(
  tx: Tx,
  { link, minutes, now }: Readonly<{ link: ChainLink; minutes: number; now: Instant }>,
): Promise<void> {
  await tx
    .insertInto('chain_limits')
    .values({ link, minutes, changed_at: now })
    .onConflict((old) => old.column('link').doUpdateSet({ minutes, changed_at: now }))
    .execute();
}
