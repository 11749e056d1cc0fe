import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { sql, type RawBuilder } from 'kysely';

/** Conditions on `fulfillment_orders as fulfillment`: those of the caller's shops and warehouses; without a warehouse all see it. */
export function inScopeOf({ shops, warehouses }: Caller): RawBuilder<unknown> {
  const shop = shops === 'all' ? sql`true` : sql`fulfillment.shop_id::text = any(${[...shops]})`;
  const warehouse =
    warehouses === 'all' ? sql`true` : sql`(fulfillment.warehouse_id is null or fulfillment.warehouse_id::text = any(${[...warehouses]}))`;
  return sql`(${shop} and ${warehouse})`;
}
