import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { sql, type RawBuilder } from 'kysely';
import { inWarehousesOf } from '../inventory/index.ts';

/** Conditions on `fulfillment_orders as fulfillment`: those of the caller's shops and warehouses; without a warehouse all see it. */
export function inScopeOf(by: Caller): RawBuilder<unknown> {
  const shop = by.shops === 'all' ? sql`true` : sql`fulfillment.shop_id::text = any(${[...by.shops]})`;
  const warehouse =
    by.warehouses === 'all'
      ? sql`true`
      : sql`(fulfillment.warehouse_id is null or fulfillment.warehouse_id in (select id from warehouses where ${inWarehousesOf(by)}))`;
  return sql`(${shop} and ${warehouse})`;
}
