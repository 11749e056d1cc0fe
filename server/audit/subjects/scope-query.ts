import type { ParcelChoice } from '@zhidan/core/audit/reckon-subject.ts';
import type { OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { givenIds } from '../../platform/db/given-rows.ts';

/** What stands beside an order in our own tables. */
export type SubjectScope = Readonly<{
  orderId: string;
  kind: string;
  channel: string;
  /** kinds of the open ones */
  exceptions: readonly string[];
  /** put on by hand */
  tags: readonly string[];
  /** as its fulfillment order stands, for questions outside the pipeline */
  parcel: ParcelChoice | null;
}>;

/** `unseen`: kinds of exceptions that the rules shall not see. */
export async function scopesOf(
  db: Db,
  orderIds: readonly string[],
  unseen: readonly OrderExceptionKind[],
): Promise<ReadonlyMap<string, SubjectScope>> {
  const { rows } = await sql<SubjectScope>`
    select orders.id as "orderId", orders.kind, shops.channel,
      array(
        select kind from order_exceptions as open
        where open.order_id = orders.id and open.cleared_at is null and not (open.kind = any(${[...unseen]}))
        order by kind
      ) as exceptions,
      array(select tag from order_tags where order_tags.order_id = orders.id and is_on and set_by = 'hand' order by tag) as tags,
      (
        select json_build_object('carrier', coalesce(parcel.carrier, ''), 'freightFen', parcel.freight_fen, 'isReserved', parcel.stock = 'reserved')
        from fulfillment_members as member
        join fulfillment_orders as parcel on parcel.id = member.fulfillment_order_id and parcel.stage not in ('merged', 'split', 'canceled')
        where member.order_id = orders.id order by parcel.id desc limit 1
      ) as parcel
    from orders join shops on shops.id = orders.shop_id
    where orders.id = any(${givenIds(orderIds)})`.execute(db);
  return new Map(rows.map((row) => [row.orderId, row]));
}
