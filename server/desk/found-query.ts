import type { FoundWay } from '@zhidan/core/desk/desk-api.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { sql, type RawBuilder } from 'kysely';
import { waysToOrders } from '../orders/index.ts';
import type { Db } from '../platform/db/database.ts';
import { plannedForValues } from '../platform/db/name-statements.ts';
import type { Vault } from '../platform/secrets/vault.ts';

/** Orders of one way that are looked at: last four digits meet a few hundred among a million orders. */
const wayLimit = 500;

export type Found = Readonly<{ id: string; ways: readonly FoundWay[] }>;

/** Ids of the orders of the caller's shops that a text names, the newest first, and by which ways. */
export async function foundIds(
  db: Db,
  { search, by, limit }: Readonly<{ search: string; by: Caller; limit: number }>,
  vault: Vault,
): Promise<readonly Found[]> {
  const ways: readonly Readonly<{ way: FoundWay; found: RawBuilder<unknown> }>[] = [
    ...waysToOrders(search, vault),
    { way: 'waybill', found: ordersOfWaybill(search) },
  ];
  const each = ways.map(({ way, found }) => sql`(select id, ${sql.lit(way)} as way from (${found}) as own limit ${wayLimit})`);
  const { rows } = await sql<Found>`
    ${plannedForValues}with found as materialized (${sql.join(each, sql` union `)})
    select orders.id, array_agg(distinct found.way order by found.way) as ways
    from found join orders on orders.id = found.id
    where ${inShops(by)}
    group by orders.id
    order by orders.ordered_at desc, orders.id desc
    limit ${limit}`.execute(db);
  return rows;
}

/** Of any parcel of ours, also of one whose number was given back: it may stand on a label that somebody still holds. */
function ordersOfWaybill(search: string): RawBuilder<unknown> {
  return sql`
    select member.order_id as id from parcels as parcel
    join fulfillment_members as member on member.fulfillment_order_id = parcel.fulfillment_order_id
    where parcel.waybill_no = any(${[...new Set([search, search.toUpperCase()])]}::text[])`;
}

const inShops = ({ shops }: Caller): RawBuilder<unknown> =>
  shops === 'all' ? sql`true` : sql`orders.shop_id::text = any(${[...shops]}::text[])`;

/**
 * Orders of whoever ordered this one, the newest first: by the platform's key of the buyer and by a nick that is shown whole (both on
 * the same platform), and by a phone number that is shown whole, on any.
 */
export async function idsOfSameBuyer(
  db: Db,
  { orderId, by, limit }: Readonly<{ orderId: string; by: Caller; limit: number }>,
): Promise<readonly string[]> {
  const sameOn = (column: string): RawBuilder<unknown> => sql`
    (select other.id from orders as other join shops as there on there.id = other.shop_id
    where other.${sql.raw(column)} = (select ${sql.raw(column)} from own) and there.channel = (select channel from own)
    order by other.ordered_at desc limit ${wayLimit})`;
  const { rows } = await sql<{ id: string }>`
    ${plannedForValues}with own as materialized (
      select orders.*, shops.channel from orders join shops on shops.id = orders.shop_id where orders.id = ${orderId}
    ), found as materialized (
      select id from own
      union ${sameOn('buyer_index')}
      union ${sameOn('buyer_nick_index')}
      union (select other.id from orders as other where other.receiver_phone_index = (select receiver_phone_index from own)
        order by other.ordered_at desc limit ${wayLimit})
    )
    select orders.id from found join orders on orders.id = found.id
    where ${inShops(by)}
    order by orders.id = ${orderId} desc, orders.ordered_at desc, orders.id desc
    limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
