import type { PriceNorm } from '@zhidan/core/audit/price-norm.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { givenIds } from '../../platform/db/given-rows.ts';

/** A component of a sold line with what the catalog and the shelf know of it. */
export type SubjectPart = Readonly<{
  orderId: string;
  lineNo: string;
  skuId: string;
  /** pieces of the component, for all of the line */
  quantity: number;
  costFen: number | null;
  /** of one piece of the component */
  componentFloorFen: number | null;
  weightGram: number | null;
  volumeMm3: number | null;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  /** pieces of the SKU that nobody has been promised, in all warehouses that are open */
  available: number;
  /** of the SKU or bundle that the line was matched with */
  category: string;
  brand: string;
  isBundle: boolean;
  floorFen: number | null;
  norm: PriceNorm | null;
}>;

/** The components of these orders, by line. One statement. */
export async function partsOf(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, readonly SubjectPart[]>> {
  const { rows } = await sql<SubjectPart>`
    with part as (
      select component.order_id, component.line_no, component.position, component.sku_id, component.matched_sku_id, component.quantity, shops.channel
      from order_components as component
      join orders on orders.id = component.order_id
      join shops on shops.id = orders.shop_id
      where component.order_id = any(${givenIds(orderIds)})
    ),
    stock as (
      select level.sku_id, sum(level.on_hand - level.reserved)::integer as available
      from stock_levels as level join warehouses on warehouses.id = level.warehouse_id and warehouses.state = 'active'
      where level.sku_id in (select sku_id from part)
      group by 1
    )
    select
      part.order_id as "orderId", part.line_no as "lineNo", part.sku_id as "skuId", part.quantity,
      sku.cost_fen as "costFen", sku.floor_fen as "componentFloorFen", sku.weight_gram as "weightGram", sku.volume_mm3 as "volumeMm3",
      sku.length_mm as "lengthMm", sku.width_mm as "widthMm", sku.height_mm as "heightMm",
      coalesce(stock.available, 0) as available,
      matched.category, matched.brand, matched.is_bundle as "isBundle", matched.floor_fen as "floorFen",
      case when norm.sku_id is not null then json_build_object(
        'sampleCount', norm.sample_count, 'priceMedian', norm.price_median, 'priceSpread', norm.price_spread,
        'quantityMedian', norm.quantity_median, 'quantitySpread', norm.quantity_spread) end as norm
    from part
    join skus as sku on sku.id = part.sku_id
    join skus as matched on matched.id = part.matched_sku_id
    left join stock on stock.sku_id = part.sku_id
    left join audit_price_norms as norm on norm.sku_id = part.matched_sku_id and norm.channel = part.channel
    order by part.order_id, part.line_no, part.position`.execute(db);
  return Map.groupBy(rows, ({ orderId }) => orderId);
}
