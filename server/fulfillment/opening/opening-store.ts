import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { FulfillmentStock } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { flagsNotShippedByUs, type FulfillmentLine, type SoldPart } from '@zhidan/core/fulfillment/plan-lines.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** An order that may get its first fulfillment order; it is locked. */
export type OrderToOpen = Readonly<{ id: string; shopId: string; shipBy: Instant | null; flags: readonly string[]; isRefunding: boolean }>;

/**
 * Locks and answers the orders of these that are to be shipped by us, know their goods and have never had a fulfillment order;
 * unpaid ones only where their shop promises stock when the buyer orders.
 */
export async function ordersToOpen(tx: Tx, orderIds: readonly string[]): Promise<readonly OrderToOpen[]> {
  const { rows } = await sql<OrderToOpen>`
    select orders.id, orders.shop_id as "shopId", orders.ship_by as "shipBy", orders.flags, orders.refund = 'requested' as "isRefunding"
    from orders
    where orders.id = any(${[...orderIds]}::uuid[]) and orders.closing = 'open'
      and (orders.status = 'received' or orders.status = 'unpaid' and exists (
        select from fulfillment_shop_settings as setting where setting.shop_id = orders.shop_id and setting.reserve_at = 'order'
      ))
      and not orders.flags ?| ${[...flagsNotShippedByUs]}::text[]
      and exists (select from order_components as part where part.order_id = orders.id)
      and not exists (
        select from order_exceptions as open
        where open.order_id = orders.id and open.cleared_at is null and open.kind in ('goods_unmatched', 'goods_unknown', 'voided_by_split')
      )
      and not exists (select from fulfillment_members as member where member.order_id = orders.id)
    order by orders.id for no key update of orders`.execute(tx);
  return rows;
}

/** Of locked orders those that have had a fulfillment order since they were looked at: somebody was before us. */
export async function ordersWithFulfillment(tx: Tx, orderIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct order_id as id from fulfillment_members where order_id = any(${[...orderIds]}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** What the sold lines of these orders are shipped as. */
export async function soldParts(db: Db, orderIds: readonly string[]): Promise<readonly SoldPart[]> {
  const { rows } = await sql<SoldPart>`
    select part.order_id as "orderId", part.line_no as "lineNo", line.position as "linePosition", part.position as "componentPosition",
      part.sku_id as "skuId", part.quantity, line.is_gift as "isGift",
      line.refund = 'refunded' or orders.refund = 'refunded' as "isRefunded",
      line.shipping <> 'unshipped' and orders.handed_over_at is null and not orders.is_ship_forced and not exists (
        select from order_exceptions as open -- nobody has looked at it yet: the lines stay as they are
        where open.order_id = orders.id and open.kind = 'platform_shipped' and open.cleared_at is null
      ) as "isShippedThere"
    from order_components as part
    join order_lines as line on line.order_id = part.order_id and line.line_no = part.line_no
    join orders on orders.id = part.order_id
    where part.order_id = any(${[...orderIds]}::uuid[])`.execute(db);
  return rows;
}

export type NewFulfillment = Readonly<{ id: string; order: OrderToOpen }>;

export async function insertFulfillments(tx: Tx, opened: readonly NewFulfillment[], now: Instant): Promise<void> {
  if (opened.length === 0) return;
  const columns: readonly Column<NewFulfillment>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'shop_id', type: 'uuid', of: ({ order }) => order.shopId },
    { name: 'lead_order_id', type: 'uuid', of: ({ order }) => order.id },
    { name: 'ship_by', type: 'timestamptz', of: ({ order }) => order.shipBy },
    { name: 'stage', type: 'text', of: () => 'pending' },
    { name: 'stage_since', type: 'timestamptz', of: () => now },
    { name: 'opened_at', type: 'timestamptz', of: () => now },
    { name: 'changed_at', type: 'timestamptz', of: () => now },
    { name: 'line_count', type: 'integer', of: () => 0 },
    { name: 'piece_count', type: 'integer', of: () => 0 },
    { name: 'sku_count', type: 'integer', of: () => 0 },
    { name: 'is_refunding', type: 'boolean', of: ({ order }) => order.isRefunding },
  ];
  await sql`
    with made as (
      insert into fulfillment_orders (${columnNames(columns)})
      select ${columnNames(columns)} from ${givenRows(columns, opened)} order by id
      returning id, lead_order_id
    )
    insert into fulfillment_members (fulfillment_order_id, order_id) select id, lead_order_id from made`.execute(tx);
}

/** A fulfillment order whose lines are to follow its orders; locked. */
export type ToRebuild = Readonly<{
  id: string;
  stage: FulfillmentStage;
  stock: FulfillmentStock;
  /** the leading one first */
  orderIds: readonly string[];
  /** another one ships a part of its orders */
  isPart: boolean;
}>;

/** Those of these locked fulfillment orders that stand in one of these stages. */
export async function fulfillmentsToRebuild(
  tx: Tx,
  ids: readonly string[],
  stages: readonly FulfillmentStage[],
): Promise<readonly ToRebuild[]> {
  const { rows } = await sql<ToRebuild>`
    select own.id, own.stage, own.stock,
      array(
        select member.order_id from fulfillment_members as member where member.fulfillment_order_id = own.id
        order by member.order_id <> own.lead_order_id, member.order_id
      ) as "orderIds",
      exists (
        select from fulfillment_members as member
        join fulfillment_members as beside on beside.order_id = member.order_id and beside.fulfillment_order_id <> own.id
        join fulfillment_orders as other on other.id = beside.fulfillment_order_id and other.stage not in ('merged', 'split', 'canceled')
        where member.fulfillment_order_id = own.id
      ) as "isPart"
    from fulfillment_orders as own
    where own.id = any(${[...ids]}::uuid[]) and own.stage = any(${[...stages]})`.execute(tx);
  return rows;
}

type OwnLine = FulfillmentLine & Readonly<{ id: string }>;

export async function linesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly FulfillmentLine[]>> {
  const { rows } = await sql<OwnLine>`
    select fulfillment_order_id as id, position, order_id as "orderId", line_no as "lineNo", component_position as "componentPosition",
      sku_id as "skuId", quantity, is_gift as "isGift", dropped_at as "droppedAt"
    from fulfillment_lines where fulfillment_order_id = any(${[...ids]}::uuid[])
    order by fulfillment_order_id, position`.execute(db);
  return Map.groupBy(rows, ({ id }) => id);
}

/** These fulfillment orders have these lines from now on, and no others; their sums follow. */
export async function saveLines(
  tx: Tx,
  planned: ReadonlyMap<string, readonly FulfillmentLine[]>,
  { isNew, now }: Readonly<{ isNew: boolean; now: Instant }>,
): Promise<void> {
  const ids = [...planned.keys()];
  if (ids.length === 0) return;
  if (!isNew) await sql`delete from fulfillment_lines where fulfillment_order_id = any(${ids}::uuid[])`.execute(tx);
  const lines = [...planned].flatMap(([id, some]) => some.map((line): OwnLine => ({ ...line, id })));
  const columns: readonly Column<OwnLine>[] = [
    { name: 'fulfillment_order_id', type: 'uuid', of: ({ id }) => id },
    { name: 'position', type: 'smallint', of: ({ position }) => position },
    { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'line_no', type: 'text', of: ({ lineNo }) => lineNo },
    { name: 'component_position', type: 'smallint', of: ({ componentPosition }) => componentPosition },
    { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
    { name: 'quantity', type: 'integer', of: ({ quantity }) => quantity },
    { name: 'is_gift', type: 'boolean', of: ({ isGift }) => isGift },
    { name: 'dropped_at', type: 'timestamptz', of: ({ droppedAt }) => droppedAt },
  ];
  if (lines.length > 0)
    await sql`insert into fulfillment_lines (${columnNames(columns)}) select * from ${givenRows(columns, lines)}`.execute(tx);
  await sumLines(tx, ids, now);
}

/** Sums of fulfillment orders follow their lines; a weight is known when all of its SKUs have one. */
export async function sumLines(tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  await sql`
    update fulfillment_orders as own set
      line_count = sums.line_count, piece_count = sums.piece_count, sku_count = sums.sku_count,
      weight_gram = sums.weight_gram, volume_ml = sums.volume_ml, changed_at = ${now}
    from (
      select listed.id, count(distinct (line.order_id, line.line_no)) as line_count, coalesce(sum(line.quantity), 0) as piece_count,
        count(distinct line.sku_id) as sku_count,
        case when bool_and(sku.weight_gram is not null) then sum(sku.weight_gram * line.quantity) end as weight_gram,
        case when bool_and(sku.volume_mm3 is not null) then ceil(sum(sku.volume_mm3 * line.quantity) / 1000) end as volume_ml
      from unnest(${[...ids]}::uuid[]) as listed (id)
      left join fulfillment_lines as line on line.fulfillment_order_id = listed.id and line.dropped_at is null
      left join skus as sku on sku.id = line.sku_id
      group by listed.id
    ) as sums
    where own.id = sums.id`.execute(tx);
}

/** Drops the lines of parts of split orders whose money is back. Answers the fulfillment orders that lost one. */
export async function dropRefunded(tx: Tx, ids: readonly string[], now: Instant): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    update fulfillment_lines as own set dropped_at = ${now}
    from order_lines as line join orders on orders.id = line.order_id
    where own.fulfillment_order_id = any(${[...ids]}::uuid[]) and own.dropped_at is null
      and line.order_id = own.order_id and line.line_no = own.line_no and (line.refund = 'refunded' or orders.refund = 'refunded')
    returning own.fulfillment_order_id as id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
