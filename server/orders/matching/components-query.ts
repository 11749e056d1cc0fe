import type { ComponentView } from '@zhidan/core/orders/goods-view.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/**
 * The stock SKUs that an order's lines are shipped as, in the order of the lines; their money adds up to the line's.
 * A line without any has not been matched.
 */
export async function componentsOf(db: Db, orderId: string): Promise<readonly ComponentView[]> {
  const { rows } = await sql<ComponentView>`
    select
      part.line_no as "lineNo",
      jsonb_build_object('id', sku.id, 'code', sku.code, 'name', sku.name, 'specification', sku.specification) as sku,
      case when bundle.is_bundle then jsonb_build_object('id', bundle.id, 'code', bundle.code, 'name', bundle.name) end as bundle,
      part.quantity, part.list_fen as list, part.paid_fen as paid, part.receivable_fen as receivable
    from order_components as part
    join order_lines as line on line.order_id = part.order_id and line.line_no = part.line_no
    join skus as sku on sku.id = part.sku_id
    join skus as bundle on bundle.id = part.matched_sku_id
    where part.order_id = ${orderId}
    order by line.position, part.position`.execute(db);
  return rows;
}
