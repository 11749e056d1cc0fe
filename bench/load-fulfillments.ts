import type { Client } from 'pg';
import { loadQuickly } from './load-quickly.ts';

const stages = ['pending', 'audit', 'audit', 'finance', 'to_print', 'to_print', 'to_pick', 'to_check', 'to_ship', 'to_ship'];

/**
 * A fulfillment order for each order that `loadOrders` made: the newest wait in the house, those of half a day are shipped, of four
 * days in transit, then signed for and completed. One in forty of the waiting is stopped, one in fifty held; some orders bear tags.
 */
export async function loadFulfillments(bare: Client): Promise<void> {
  await loadQuickly(bare, filled, () => fill(bare));
}

const filled = ['fulfillment_orders', 'fulfillment_members', 'fulfillment_lines', 'order_exceptions', 'order_holds', 'order_tags', 'skus'];

async function fill(bare: Client): Promise<void> {
  await bare.query(`
    insert into skus (id, code, code_folded, name, specification, barcode, brand, category, picture_url, is_bundle, state, name_grams, search_grams, created_at, changed_at)
    select gen_random_uuid(), 'S' || n, 's' || n, '连体衣 ' || n, '', '', '', '类目' || n % 20, '', false, 'active', '{}', '{}', now(), now() from generate_series(0, 199) as n`);
  await bare.query(`
    insert into warehouses (id, code, code_folded, name, province, city, district, detail, contact_name, contact_phone, state, is_default, added_at)
    select gen_random_uuid(), 'W' || n, 'w' || n, '仓' || n, '浙江省', '宁波市', '', '', '', '', 'active', false, now() from generate_series(0, 2) as n`);
  const waits = `orders.status in ('received', 'unpaid')`;
  // those that wait came in the last day; what left the house begins there, whatever share of all orders waits
  const { rows } = await bare.query<{ seconds: number }>(
    `select extract(epoch from now() - max(ordered_at))::float8 - 86400 as seconds from orders where not ${waits}`,
  );
  const openedAt = `case when ${waits} then now() - (n % 1440) * interval '1 minute' else orders.ordered_at + ${rows[0]?.seconds ?? 0} * interval '1 second' end`;
  await bare.query(`
    insert into fulfillment_orders (
      id, shop_id, lead_order_id, stage, stage_since, warehouse_id, carrier, line_count, piece_count, sku_count, stock, ship_by, penalty_fen, opened_at, changed_at, is_refunding
    )
    select uuidv7(opened_at - now()), orders.shop_id, orders.id,
      case
        when ${waits} then (array['${stages.join("','")}'])[1 + (n % ${stages.length})::int]
        when orders.status = 'canceled' then 'canceled'
        when opened_at > now() - interval '2 days' then 'shipped' when opened_at > now() - interval '5 days' then 'in_transit'
        when opened_at > now() - interval '15 days' then 'signed' else 'completed'
      end,
      opened_at, (array(select id from warehouses order by code))[1 + (n % 3)::int], (array['SF', 'ZTO', 'YTO', 'STO', null])[1 + (n % 5)::int],
      1, 2, 1, 'reserved', orders.ship_by, 500, opened_at, opened_at, orders.refund = 'requested'
    from (
      select orders.*, ${openedAt} as opened_at from (
        select orders.*, substring(channel_order_no from 2)::bigint as n from orders where channel_order_no like 'B%'
      ) as orders
    ) as orders`);
  await bare.query(`insert into fulfillment_members select id, lead_order_id from fulfillment_orders on conflict do nothing`);
  await bare.query(`
    with good as (select array_agg(id order by code) as ids from skus)
    insert into fulfillment_lines (fulfillment_order_id, position, order_id, line_no, component_position, sku_id, quantity)
    select own.id, 0, own.lead_order_id, '1', 0, good.ids[1 + (own.no % 200)::int], 2 from fulfillment_orders as own cross join good`);
  await bare.query(`
    insert into order_exceptions (id, order_id, kind, detail, opened_at)
    select gen_random_uuid(), lead_order_id, case when no % 80 = 0 then 'out_of_stock' else 'audit_blocked' end, '{}', opened_at from fulfillment_orders
    where no % 40 = 0 and stage in ('pending', 'audit', 'finance', 'to_print', 'to_pick', 'to_check', 'to_ship')`);
  await bare.query(`
    insert into order_holds (id, order_id, source, reason, placed_at, placed_by)
    select gen_random_uuid(), lead_order_id, 'hand', '等补货', opened_at, 'bench' from fulfillment_orders where no % 50 = 7 and stage in ('pending', 'audit')`);
  await bare.query(`
    insert into order_tags select lead_order_id, tag, true, 'rule', opened_at, '' from fulfillment_orders
    cross join (values ('老客', 20), ('VIP', 1000)) as tag (tag, nth) where no % nth = 3`);
}
