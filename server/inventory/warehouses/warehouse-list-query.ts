import type { listWarehouses as contract, WarehouseRow } from '@zhidan/core/inventory/warehouse-api.ts';
import { warehouseLimit } from '@zhidan/core/inventory/warehouse-api.ts';
import { mayDo, type Caller } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { maskName, maskPhone } from '@zhidan/core/kernel/mask.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inWarehousesOf } from './warehouse-store.ts';

/** The caller's warehouses with what lies in them, the default first, closed ones last. */
export async function listWarehouses(db: Db, { by }: Readonly<{ by: Caller }>): Promise<OutputOf<typeof contract>> {
  const { rows } = await sql<WarehouseRow>`
    select
      id, code, name, province, city, district, detail, contact_name as "contactName", contact_phone as "contactPhone",
      cutoff_minute as "cutoffMinute", daily_capacity as "dailyCapacity", state, is_default as "isDefault", added_at as "addedAt",
      coalesce(stock.sku_count, 0)::int as "skuCount", coalesce(stock.on_hand, 0)::bigint as "onHand",
      coalesce(stock.reserved, 0)::bigint as reserved
    from warehouses
    left join (
      select warehouse_id, count(*) filter (where on_hand > 0) as sku_count, sum(on_hand) as on_hand, sum(reserved) as reserved
      from stock_levels group by warehouse_id
    ) as stock on stock.warehouse_id = warehouses.id
    where ${inWarehousesOf(by)}
    order by state, is_default desc, code limit ${warehouseLimit}`.execute(db);
  return { items: mayDo(by, 'warehouses.manage') ? rows : rows.map(masked) };
}

function masked(row: WarehouseRow): WarehouseRow {
  const { contactName, contactPhone } = row;
  return { ...row, contactName: contactName && maskName(contactName), contactPhone: contactPhone && maskPhone(contactPhone) };
}
