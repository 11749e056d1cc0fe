import type { orderFields } from '@zhidan/core/orders/order-field.ts';
import type { orderLineFields } from '@zhidan/core/orders/order-line-field.ts';
import { sql, type RawBuilder } from 'kysely';
import type { SqlRecord } from '../conditions/index.ts';

type Sql = RawBuilder<unknown>;
type ColumnsOf<Table> = { readonly [Key in keyof Table]: Sql | undefined };

/** Where the fields of orders stand in a statement over `orders`. What is sealed, or is reckoned only when judged, has no place. */
const orderSql: ColumnsOf<typeof orderFields> = {
  'shop.id': sql`orders.shop_id::text`,
  'shop.channel': sql`(select channel from shops where shops.id = orders.shop_id)`,
  'order.flags': sql`orders.flags`,
  'order.status': sql`orders.status`,
  'order.payment': sql`orders.payment`,
  'order.shipping': sql`orders.shipping`,
  'order.refund': sql`orders.refund`,
  'order.closing': sql`orders.closing`,
  'order.platform_holds': sql`jsonb_path_query_array(orders.holds, '$[*].kind')`,
  'order.exceptions': sql`(
    select jsonb_agg(kind) from order_exceptions where order_exceptions.order_id = orders.id and cleared_at is null)`,
  'order.ordered_at': sql`orders.ordered_at`,
  'order.paid_at': sql`orders.paid_at`,
  'order.ship_by': sql`orders.ship_by`,
  'order.shipped_at': sql`orders.shipped_at`,
  'order.completed_at': sql`orders.completed_at`,
  'order.paid': sql`orders.paid_fen`,
  'order.list': sql`orders.list_fen`,
  'order.receivable': sql`orders.receivable_fen`,
  'order.merchant_discount': sql`orders.merchant_discount_fen`,
  'order.platform_discount': sql`orders.platform_discount_fen`,
  'order.postage': sql`orders.postage_fen`,
  'order.has_discrepancy': sql`(orders.discrepancies <> '[]')`,
  'order.pieces': sql`(select coalesce(sum(quantity), 0) from order_lines where order_lines.order_id = orders.id)`,
  'order.line_count': sql`(select count(*) from order_lines where order_lines.order_id = orders.id)`,
  'ship.kind': sql`orders.receiver_kind`,
  'ship.province': sql`orders.receiver_province`,
  'ship.city': sql`orders.receiver_city`,
  'ship.district': sql`orders.receiver_district`,
  'ship.address': undefined, // sealed
  'ship.detail_length': undefined,
  'buyer.message': sql`orders.buyer_message_normal`,
  'seller.memo': sql`orders.seller_memo_normal`,
  'seller.flag': undefined, // platforms number their colours each in its own way
  'order.wants_invoice': undefined, // sealed
};

const lineSql: ColumnsOf<typeof orderLineFields> = {
  merchant_code: sql`order_lines.merchant_code`,
  product_no: sql`order_lines.product_no`,
  sku_no: sql`order_lines.sku_no`,
  barcode: sql`order_lines.barcode`,
  title: sql`order_lines.title_normal`,
  specification: sql`order_lines.specification_normal`,
  quantity: sql`order_lines.quantity`,
  paid: sql`order_lines.paid_fen`,
  list: sql`order_lines.list_fen`,
  is_gift: sql`order_lines.is_gift`,
  refund: sql`order_lines.refund`,
  shipping: sql`order_lines.shipping`,
};

/** Orders as conditions over `orderCatalog` see them, for `sqlCondition`. */
export function ordersInSql(now: Sql): SqlRecord {
  return { fields: orderSql, lists: { lines: { rows: sql`order_lines where order_lines.order_id = orders.id`, fields: lineSql } }, now };
}
