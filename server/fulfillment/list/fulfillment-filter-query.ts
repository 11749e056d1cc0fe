import type * as api from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { readFulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { dueBefore } from '@zhidan/core/orders/order-span.ts';
import { sql, type RawBuilder } from 'kysely';
import { inScopeOf } from '../scope-query.ts';

type Filters = Asked<InputOf<typeof api.sumFulfillments>>;

/** What a filter says of `fulfillment_orders as own`; every part goes by an index of its own or narrows the open ones. */
export function meetsFilter(ask: Filters): RawBuilder<unknown> {
  const { by, now, stage, shopId, warehouseId, carrier, exception, stock, due, search } = ask;
  const parts: RawBuilder<unknown>[] = [inScopeOf(by)];
  if (stage) parts.push(sql`own.stage = ${stage}`);
  else if (!search) parts.push(sql`own.stage in (${sql.join(openStages.map((one) => sql.lit(one)))})`);
  if (shopId) parts.push(sql`own.shop_id = ${shopId}`);
  if (warehouseId) parts.push(sql`own.warehouse_id = ${warehouseId}`);
  if (carrier) parts.push(sql`own.carrier = ${carrier}`);
  if (stock) parts.push(sql`own.stock = ${stock}`);
  if (due) parts.push(sql`own.ship_by < ${dueBefore(due, now)}`);
  if (exception)
    parts.push(sql`exists (
      select from fulfillment_members as member
      join order_exceptions as found on found.order_id = member.order_id and found.kind = ${exception} and found.cleared_at is null
      where member.fulfillment_order_id = own.id
    )`);
  if (search) parts.push(found(search));
  return sql.join(parts, sql` and `);
}

/** Our own number, or a whole number of a platform's order or of a waybill. */
function found(search: string): RawBuilder<unknown> {
  const no = readFulfillmentNo(search);
  if (no !== null) return sql`own.no = ${no}`;
  return sql`own.id in (
    select member.fulfillment_order_id from orders join fulfillment_members as member on member.order_id = orders.id
    where orders.channel_order_no = ${search}
    union all
    select fulfillment_order_id from parcels where waybill_no = ${search}
  )`;
}
