import type { ListingId } from '@zhidan/core/catalog/listing.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { LineComponent } from '@zhidan/core/orders/line-components.ts';
import type { Amounts, Discrepancy } from '@zhidan/core/orders/order-content.ts';
import type { OrderStatus } from '@zhidan/core/orders/order-life.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';
import { amountColumns, amountsOf, type AmountRow } from '../order-columns.ts';

/** What matching needs to know of an order. */
export type OrderToMatch = Readonly<{
  id: string;
  shopId: string;
  status: OrderStatus;
  orderedAt: Instant;
  discrepancies: readonly Discrepancy[];
  /** the file it came by told no goods: its lines stand for the whole order and are no listing */
  isGoodsUnknown: boolean;
  /** numbers of the orders that the platform cut out of it */
  parts: readonly string[];
}>;

/** Locks orders until the transaction ends, in the order of their ids: their lines and their status stay as they are. */
export async function ordersToMatch(tx: Tx, ids: readonly string[]): Promise<readonly OrderToMatch[]> {
  const { rows } = await sql<OrderToMatch>`
    select
      id, shop_id as "shopId", status, ordered_at as "orderedAt", discrepancies,
      flags @> '["goods_unknown"]' as "isGoodsUnknown",
      array(
        select part.channel_order_no from orders as part
        where part.shop_id = orders.shop_id and part.split_from = orders.channel_order_no order by 1
      ) as parts
    from orders where id = any(${[...new Set(ids)]}::uuid[]) and kind = 'sale' -- what people wrote names its SKUs itself
    order by id for no key update of orders`.execute(tx);
  return rows;
}

/** A sold line on its way to its SKUs. */
export type LineToMatch = Readonly<{
  orderId: string;
  lineNo: string;
  productNo: string;
  skuNo: string;
  title: string;
  specification: string;
  merchantCode: string;
  barcode: string;
  pictureUrl: string;
  quantity: number;
  amounts: Amounts;
}>;

export async function linesToMatch(tx: Tx, orderIds: readonly string[]): Promise<readonly LineToMatch[]> {
  const { rows } = await sql<Omit<LineToMatch, 'amounts'> & AmountRow>`
    select
      order_id as "orderId", line_no as "lineNo", product_no as "productNo", sku_no as "skuNo", title, specification,
      merchant_code as "merchantCode", barcode, picture_url as "pictureUrl", quantity,
      list_fen, merchant_discount_fen, platform_discount_fen, other_discount_fen, postage_fen, paid_fen, receivable_fen
    from order_lines where order_id = any(${[...orderIds]}::uuid[])
    order by order_id, position`.execute(tx);
  return rows.map((row) => ({ ...row, amounts: amountsOf(row) }));
}

/** A component with the line it belongs to, the listing that was matched, and the SKU that it was matched with. */
export type StoredComponent = LineComponent &
  Readonly<{
    orderId: string;
    lineNo: string;
    /** null: people named the SKU */
    listingId: ListingId | null;
    matchedSkuId: string;
  }>;

const columns: readonly Column<StoredComponent>[] = [
  { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
  { name: 'line_no', type: 'text', of: ({ lineNo }) => lineNo },
  { name: 'position', type: 'smallint', of: ({ position }) => position },
  { name: 'listing_id', type: 'uuid', of: ({ listingId }) => listingId },
  { name: 'matched_sku_id', type: 'uuid', of: ({ matchedSkuId }) => matchedSkuId },
  { name: 'sku_id', type: 'uuid', of: ({ skuId }) => skuId },
  { name: 'quantity', type: 'integer', of: ({ quantity }) => quantity },
  ...amountColumns<StoredComponent>(({ amounts }) => amounts),
];

/** The components that orders have, in order. */
export async function componentsOfOrders(tx: Tx, orderIds: readonly string[]): Promise<readonly StoredComponent[]> {
  const { rows } = await sql<Omit<StoredComponent, 'amounts'> & AmountRow>`
    select
      order_id as "orderId", line_no as "lineNo", position, listing_id as "listingId", matched_sku_id as "matchedSkuId",
      sku_id as "skuId", quantity,
      list_fen, merchant_discount_fen, platform_discount_fen, other_discount_fen, postage_fen, paid_fen, receivable_fen
    from order_components where order_id = any(${[...orderIds]}::uuid[])
    order by order_id, line_no, position`.execute(tx);
  return rows.map((row) => ({ ...row, amounts: amountsOf(row) }));
}

/** The lines have these components from now on, and no others. */
export async function saveComponents(
  tx: Tx,
  lines: readonly Readonly<{ orderId: string; lineNo: string; isNew: boolean }>[],
  components: readonly StoredComponent[],
): Promise<void> {
  const old = lines.filter(({ isNew }) => !isNew);
  const keys: readonly Column<(typeof lines)[number]>[] = [
    { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'line_no', type: 'text', of: ({ lineNo }) => lineNo },
  ];
  if (old.length > 0)
    await sql`delete from order_components where (order_id, line_no) in (select * from ${givenRows(keys, old)})`.execute(tx);
  if (components.length > 0)
    await sql`insert into order_components (${columnNames(columns)}) select * from ${givenRows(columns, components)}`.execute(tx);
}

/** The orders of the same shop that the platform cut these ones from, and those that a split had voided: they may be free again. */
export async function ordersSplitWith(db: Db, orderIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select whole.id from orders as part
    join orders as whole on whole.shop_id = part.shop_id and whole.channel_order_no = part.split_from
    where part.id = any(${[...orderIds]}::uuid[]) and part.split_from is not null`.execute(db);
  return rows.map(({ id }) => id);
}

/** Orders of these orders' shops that stand as voided by a split. */
export async function voidedOrdersBeside(db: Db, orderIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select orders.id from order_exceptions join orders on orders.id = order_exceptions.order_id
    where order_exceptions.kind = 'voided_by_split' and order_exceptions.cleared_at is null
      and orders.shop_id in (select shop_id from orders where id = any(${[...orderIds]}::uuid[]))`.execute(db);
  return rows.map(({ id }) => id);
}

/** Orders still to be shipped with a line that goes by one of these listings, or is matched with one of these SKUs. */
export async function waitingOrdersWith(
  db: Db,
  { listingIds, skuIds }: Readonly<{ listingIds: readonly string[]; skuIds: readonly string[] }>,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select orders.id from orders
    where status in ('unpaid', 'received') and exists (
      select from order_components as part
      where part.order_id = orders.id
        and (part.listing_id = any(${[...listingIds]}::uuid[]) or part.matched_sku_id = any(${[...skuIds]}::uuid[]))
    )`.execute(db);
  return rows.map(({ id }) => id);
}
