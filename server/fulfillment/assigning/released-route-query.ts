import { sql } from 'kysely';
import type { ChosenRoute } from '../../allocation/index.ts';
import type { Db } from '../../platform/db/database.ts';

/** How what is released and has no label yet is to leave, where routing chose it. Where it goes is known as far as the district. */
export async function releasedRoutes(db: Db): Promise<readonly ChosenRoute[]> {
  const { rows } = await sql<ChosenRoute>`
    select own.id, own.warehouse_id as "warehouseId", own.carrier,
      jsonb_build_object(
        'province', lead.receiver_province, 'city', lead.receiver_city, 'district', lead.receiver_district, 'town', '', 'detail', ''
      ) as receiver
    from fulfillment_orders as own join orders as lead on lead.id = own.lead_order_id
    where own.stage = 'to_print' and own.carrier_by = 'route' and own.warehouse_id is not null
    order by own.id`.execute(db);
  return rows;
}
