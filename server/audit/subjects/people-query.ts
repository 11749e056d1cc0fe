import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { givenIds } from '../../platform/db/given-rows.ts';

/** What the buyer and the receiver of an order did besides it. */
export type SubjectPeople = Readonly<{
  orderId: string;
  /** false: the platform shows no buyer, so nothing is known of one */
  isBuyerKnown: boolean;
  /** paid and neither closed nor refunded in full, of the 90 days before */
  orderCount90Days: number;
  spent90DaysFen: number;
  /** of all orders that were paid in those days, those with money back */
  paidCount90Days: number;
  refundedCount90Days: number;
  hasOrderedBefore: boolean;
  sameSkuCount: number;
  isReceiverKnown: boolean;
  /** unpaid orders for the same receiver */
  unpaidCount: number;
  /** orders for the same receiver that wait for a parcel, this one among them */
  waitingCount: number;
}>;

/** Histories by blind index, in one statement for any number of orders. */
export async function peopleOf(db: Db, orderIds: readonly string[], now: Instant): Promise<ReadonlyMap<string, SubjectPeople>> {
  const { rows } = await sql<SubjectPeople>`
    select
      this.id as "orderId", this.buyer_index is not null as "isBuyerKnown", past.*,
      (
        select count(distinct twin.id)::integer from orders as twin
        join order_components as its on its.order_id = twin.id
        join order_components as own on own.order_id = this.id and own.sku_id = its.sku_id
        where twin.buyer_index = this.buyer_index and twin.id <> this.id and twin.closing <> 'canceled'
          and twin.ordered_at between this.ordered_at - interval '30 minutes' and this.ordered_at + interval '30 minutes'
      ) as "sameSkuCount",
      this.receiver_merge_index is not null as "isReceiverKnown", same.*
    from orders as this
    cross join lateral (
      select
        count(*) filter (where is_near and is_kept)::integer as "orderCount90Days",
        coalesce(sum(paid_fen) filter (where is_near and is_kept), 0)::bigint as "spent90DaysFen",
        count(*) filter (where is_near)::integer as "paidCount90Days",
        count(*) filter (where is_near and refund in ('partly_refunded', 'refunded'))::integer as "refundedCount90Days",
        count(*) > 0 as "hasOrderedBefore"
      from (
        select paid_fen, refund, ordered_at >= ${now}::timestamptz - interval '90 days' as is_near,
          closing <> 'canceled' and refund <> 'refunded' as is_kept
        from orders as other
        where other.buyer_index = this.buyer_index and other.id <> this.id and other.payment = 'paid' and other.ordered_at <= this.ordered_at
        order by other.ordered_at desc limit 1000
      ) as others
    ) as past
    cross join lateral (
      select
        count(*) filter (where status = 'unpaid')::integer as "unpaidCount",
        count(*) filter (where status = 'received')::integer as "waitingCount"
      from (
        select status from orders as other
        where other.receiver_merge_index = this.receiver_merge_index and other.status in ('unpaid', 'received') limit 1000
      ) as others
    ) as same
    where this.id = any(${givenIds(orderIds)})`.execute(db);
  return new Map(rows.map((row) => [row.orderId, row]));
}
