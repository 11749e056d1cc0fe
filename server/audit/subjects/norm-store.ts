import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

/**
 * Reckons what SKUs usually sell for, by platform, from the paid orders of the last 90 days. Medians of logarithms, so that three
 * times as dear and a third as dear lie equally far. Gifts and lines that cost nothing say nothing of prices.
 */
export async function reckonNorms(tx: Tx, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with sold as (
      select distinct line.order_id, line.line_no, part.matched_sku_id as sku_id, shops.channel,
        ln(line.paid_fen::float8 / line.quantity) as price, ln(line.quantity::float8) as quantity
      from orders
      join shops on shops.id = orders.shop_id
      join order_lines as line on line.order_id = orders.id and not line.is_gift and line.paid_fen > 0
      join order_components as part on part.order_id = line.order_id and part.line_no = line.line_no
      where orders.ordered_at > ${now}::timestamptz - interval '90 days' and orders.ordered_at <= ${now} and orders.payment = 'paid'
        and orders.kind = 'sale' and orders.closing <> 'canceled'
    ),
    medians as (
      select sku_id, channel, count(*)::integer as sample_count,
        percentile_cont(0.5) within group (order by price) as price_median,
        percentile_cont(0.5) within group (order by quantity) as quantity_median
      from sold group by 1, 2
    ),
    norms as (
      select medians.sku_id, medians.channel, medians.sample_count, medians.price_median, medians.quantity_median,
        percentile_cont(0.5) within group (order by abs(sold.price - medians.price_median)) as price_spread,
        percentile_cont(0.5) within group (order by abs(sold.quantity - medians.quantity_median)) as quantity_spread
      from sold join medians on medians.sku_id = sold.sku_id and medians.channel = sold.channel
      group by 1, 2, 3, 4, 5
    ),
    gone as (
      delete from audit_price_norms as old
      where not exists (select from norms where norms.sku_id = old.sku_id and norms.channel = old.channel)
    ),
    written as (
      insert into audit_price_norms (
        sku_id, channel, sample_count, price_median, price_spread, quantity_median, quantity_spread, reckoned_at
      )
      select sku_id, channel, sample_count, price_median, price_spread, quantity_median, quantity_spread, ${now} from norms
      on conflict (sku_id, channel) do update set
        sample_count = excluded.sample_count, price_median = excluded.price_median, price_spread = excluded.price_spread,
        quantity_median = excluded.quantity_median, quantity_spread = excluded.quantity_spread, reckoned_at = excluded.reckoned_at
      returning 1
    )
    select count(*)::integer as count from written`.execute(tx);
  return rows[0]?.count ?? 0;
}
