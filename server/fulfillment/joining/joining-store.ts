import type { Chooser, FulfillmentStock } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { MergeCandidate } from '@zhidan/core/fulfillment/joining/merge-candidate.ts';
import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** The source of holds that wait for other orders of the same receiver: they do not keep an order from being merged. */
export const mergeWaitSource = 'merge_wait';

/** What is to be taken from the shelf, with the sold line that asks for it. */
export type JoinedLine = Readonly<{
  position: number;
  orderId: string;
  lineNo: string;
  componentPosition: number;
  skuId: SkuId;
  quantity: number;
  pieceFrom: number;
  isGift: boolean;
  isDropped: boolean;
}>;

/** A fulfillment order as merging, splitting and undoing see it. */
export type Joinable = MergeCandidate &
  Readonly<{
    no: number;
    leadOrderId: string;
    mergedInto: string | null;
    splitOf: string | null;
    warehouseId: WarehouseId | null;
    warehouseBy: Chooser | null;
    carrierBy: Chooser | null;
    service: string;
    template: string;
    volumeMl: number | null;
    priority: number;
    stock: FulfillmentStock;
    /** in the order of their ids */
    orderIds: readonly string[];
    lines: readonly JoinedLine[];
  }>;

/**
 * Locks the orders of these fulfillment orders and then them, each by id, until the transaction ends. Members never change, so
 * nothing slips in between.
 */
export async function lockJoinables(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    select from orders
    where id in (select order_id from fulfillment_members where fulfillment_order_id = any(${[...ids]}::uuid[]))
    order by id for no key update`.execute(tx);
  await sql`select from fulfillment_orders where id = any(${[...ids]}::uuid[]) order by id for no key update`.execute(tx);
}

type Row = Omit<Joinable, 'lines'>;

/** How they stand, with their lines; in the order of their ids. Nothing is locked. */
export async function joinablesOf(db: Db, ids: readonly string[]): Promise<readonly Joinable[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select
      own.id, own.no, own.shop_id as "shopId", own.lead_order_id as "leadOrderId", own.stage, own.merged_into as "mergedInto",
      own.split_of as "splitOf", own.is_sealed as "isSealed", own.is_restored as "isRestored", own.warehouse_id as "warehouseId",
      own.warehouse_by as "warehouseBy", own.carrier, own.carrier_by as "carrierBy", own.service, own.template,
      own.volume_ml as "volumeMl", own.priority, own.ship_by as "shipBy", own.stock, own.weight_gram as "weightGram",
      ${receiverKey} as "receiverKey", members.*
    from fulfillment_orders as own
    join orders as lead on lead.id = own.lead_order_id
    left join order_receivers as told on told.order_id = lead.id
    cross join lateral (
      select
        array_agg(member.id order by member.id) as "orderIds",
        count(*)::int as "orderCount",
        bool_and(member.payment = 'paid') as "isPaid",
        bool_or(member.refund in ('requested', 'refunded')) as "hasRefund",
        bool_or(
          member.status <> 'received' or member.closing <> 'open'
          or member.blocking_count > (
            select count(*) from order_holds as hold
            where hold.order_id = member.id and hold.ended_at is null and hold.source = ${mergeWaitSource}
          ) + (
            select count(*) from order_exceptions as waits
            where waits.order_id = member.id and waits.cleared_at is null and waits.kind = 'merge_waiting'
          )
        ) as "isBlocked",
        min(member.ordered_at) as "firstOrderedAt",
        max(member.ordered_at) as "lastOrderedAt",
        array(
          select distinct flag from fulfillment_members as each
          join orders on orders.id = each.order_id
          cross join lateral jsonb_array_elements_text(orders.flags) as flag
          where each.fulfillment_order_id = own.id order by 1
        ) as flags
      from fulfillment_members as one
      join orders as member on member.id = one.order_id
      where one.fulfillment_order_id = own.id
    ) as members
    where own.id = any(${[...ids]}::uuid[])
    order by own.id`.execute(db);
  const lines = await linesOf(db, ids);
  return rows.map((row) => ({ ...row, lines: lines.get(row.id) ?? [] }));
}

/** Equal for orders that go to one receiver: as the platform told when it was asked, else by the key it gives. */
const receiverKey = sql`coalesce(told.receiver::text, encode(lead.receiver_merge_index, 'hex'))`;

async function linesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly JoinedLine[]>> {
  const { rows } = await sql<JoinedLine & { id: string }>`
    select
      fulfillment_order_id as id, position, order_id as "orderId", line_no as "lineNo", component_position as "componentPosition",
      sku_id as "skuId", quantity, piece_from as "pieceFrom", is_gift as "isGift", dropped_at is not null as "isDropped"
    from fulfillment_lines where fulfillment_order_id = any(${[...ids]}::uuid[])
    order by fulfillment_order_id, position`.execute(db);
  return Map.groupBy(rows, ({ id }) => id);
}

/** All that wait and go to a receiver of these fulfillment orders to whom at least two wait: one statement by index. */
export async function waitingWithReceiverOf(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with asked as (
      select lead.receiver_merge_index as key, told.receiver
      from fulfillment_orders as own
      join orders as lead on lead.id = own.lead_order_id
      left join order_receivers as told on told.order_id = lead.id
      where own.id = any(${[...ids]}::uuid[])
    ),
    same as (
      select orders.id, encode(receiver_merge_index, 'hex') as key from orders
      where receiver_merge_index = any(select key from asked) and status in ('unpaid', 'received')
      union
      select order_id, receiver::text from order_receivers where receiver = any(select receiver from asked)
    ),
    found as (
      select distinct own.id, same.key from same
      join fulfillment_members as member on member.order_id = same.id
      join fulfillment_orders as own on own.id = member.fulfillment_order_id and own.stage in ('pending', 'audit', 'finance')
    )
    select distinct id from found where key in (select key from found group by 1 having count(*) > 1)
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** What these were merged into or split into: everything that has one of them as its origin. */
export async function madeOf(
  db: Db,
  ids: readonly string[],
): Promise<readonly Readonly<{ id: string; from: string; how: 'merge' | 'split' }>[]> {
  const { rows } = await sql<{ id: string; from: string; how: 'merge' | 'split' }>`
    select merged_into as id, id as from, 'merge' as how from fulfillment_orders
    where id = any(${[...ids]}::uuid[]) and stage = 'merged'
    union all
    select id, split_of, 'split' from fulfillment_orders where split_of = any(${[...ids]}::uuid[])
    order by 1, 2`.execute(db);
  return rows;
}

/** Those that were merged into these. */
export async function mergedInto(db: Db, ids: readonly string[]): Promise<readonly Readonly<{ id: string; into: string }>[]> {
  const { rows } = await sql<{ id: string; into: string }>`
    select id, merged_into as into from fulfillment_orders where merged_into = any(${[...ids]}::uuid[]) and stage = 'merged'
    order by 1`.execute(db);
  return rows;
}

/** Those of these orders that are held until they are merged. */
export async function ordersWaitingToMerge(db: Db, orderIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ orderId: string }>`
    select order_id as "orderId" from order_holds
    where order_id = any(${[...orderIds]}::uuid[]) and source = ${mergeWaitSource} and ended_at is null order by 1`.execute(db);
  return rows.map(({ orderId }) => orderId);
}
