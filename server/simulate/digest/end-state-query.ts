/** What must be the same however rough the days were: orders, stock and what left, each as lines of text in their order. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import type { EndState } from './end-state.ts';

/**
 * Nothing that only says when: no moment, no id or number of ours, no waybill. An order that has left and one that has arrived are
 * `shipped`: how fast a carrier is follows the minute in which a parcel left. Nor which warehouse and carrier sent it, and with what else
 * in the box: cut-offs, quotas and shelves decide that by the minute. Amounts in fen.
 */
export async function endState(db: Db): Promise<EndState> {
  const orders = sql<{ line: string }>`
    select concat_ws(' ',
      shops.name, orders.channel_order_no, orders.kind, case when orders.status = 'completed' then 'shipped' else orders.status end,
      orders.payment, 'refund ' || orders.refund, 'list ' || list_fen, 'paid ' || paid_fen, 'receivable ' || receivable_fen,
      (select string_agg(concat_ws(':', merchant_code, quantity, paid_fen, refund), ' ' order by merchant_code, line_no)
        from order_lines where order_id = orders.id)
    ) as line
    from orders join shops on shops.id = orders.shop_id`.execute(db);
  const stock = sql<{ line: string }>`
    select concat_ws(' ', skus.code, 'on hand ' || level.on_hand, 'reserved ' || level.reserved,
      (select string_agg(kind || ' ' || pieces, ' ' order by kind) from (
        select kind, sum(quantity) as pieces from stock_moves where sku_id = skus.id group by kind
      ) as moved)
    ) as line
    from (select sku_id, sum(on_hand) as on_hand, sum(reserved) as reserved from stock_levels group by 1) as level
    join skus on skus.id = level.sku_id`.execute(db);
  const parcels = sql<{ line: string }>`
    select concat_ws(' ', shops.name, orders.channel_order_no, orders.kind, string_agg(sent.code || ' ×' || pieces, ', ' order by sent.code)) as line
    from (
      select line.order_id, skus.code, sum(line.quantity) as pieces
      from fulfillment_lines as line
      join fulfillment_orders as own on own.id = line.fulfillment_order_id and own.shipped_at is not null and own.stage not in ('merged', 'split')
      join skus on skus.id = line.sku_id
      where line.dropped_at is null group by 1, 2
    ) as sent
    join orders on orders.id = sent.order_id join shops on shops.id = orders.shop_id
    group by orders.id, shops.name`.execute(db);
  const [one, two, three] = await Promise.all([orders, stock, parcels]);
  const linesOf = ({ rows }: Readonly<{ rows: readonly Readonly<{ line: string }>[] }>): readonly string[] =>
    rows.map(({ line }) => line).toSorted();
  return { orders: linesOf(one), stock: linesOf(two), parcels: linesOf(three) };
}
