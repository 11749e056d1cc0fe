import { openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Member } from '@zhidan/core/fulfillment/joining/member-changes.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** Fulfillment orders that these orders share with others and that have not left the house. */
export async function openWithSeveralMembers(db: Db, orderIds: readonly string[]): Promise<readonly string[]> {
  if (orderIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct own.id from fulfillment_members as member
    join fulfillment_orders as own on own.id = member.fulfillment_order_id and own.stage = any(${[...openStages]})
    where member.order_id = any(${[...orderIds]}::uuid[])
      and exists (
        select from fulfillment_members as other
        where other.fulfillment_order_id = own.id and other.order_id <> member.order_id
      )
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** A member as its platform tells of it. */
export type MemberFacts = Member & Readonly<{ orderNo: string; isOpen: boolean }>;

/** The members of fulfillment orders; whether one was readdressed after its label stands as its own exception. */
export async function membersOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly MemberFacts[]>> {
  const { rows } = await sql<MemberFacts & { id: string }>`
    select
      member.fulfillment_order_id as id, orders.id as "orderId", orders.channel_order_no as "orderNo", orders.closing, orders.refund,
      orders.closing = 'open' as "isOpen",
      exists (
        select from order_exceptions as held
        where held.order_id = orders.id and held.kind = 'platform_hold' and held.cleared_at is null
      ) as "isHeldByPlatform",
      exists (
        select from order_exceptions as moved
        where moved.order_id = orders.id and moved.kind = 'merge_member_readdressed' and moved.cleared_at is null
          and moved.detail->>'orderNo' = orders.channel_order_no
      ) as "isReaddressed"
    from fulfillment_members as member join orders on orders.id = member.order_id
    where member.fulfillment_order_id = any(${[...ids]}::uuid[])
    order by 1, orders.id`.execute(db);
  return Map.groupBy(rows, ({ id }) => id);
}
