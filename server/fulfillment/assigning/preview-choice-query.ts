import type { ReserveAsk } from '@zhidan/core/inventory/decide-reservations.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** A fulfillment order as a choice of warehouse and carrier finds and leaves it. */
export type ChoiceFacts = Readonly<{
  id: string;
  no: number;
  orderNo: string;
  warehouseId: string | null;
  warehouse: string | null;
  carrier: string | null;
  weightGram: number | null;
  volumeMl: number | null;
  pieces: number;
  place: Readonly<{ province: string; city: string; district: string }>;
  lines: ReserveAsk['lines'];
}>;

/** These fulfillment orders, the earliest deadline first; goods as their warehouse is asked for them. */
export async function choicesOf(db: Db, ids: readonly string[]): Promise<readonly ChoiceFacts[]> {
  const { rows } = await sql<ChoiceFacts>`
    select own.id, own.no, lead.channel_order_no as "orderNo", own.warehouse_id as "warehouseId", warehouses.name as warehouse, own.carrier,
      own.weight_gram as "weightGram", own.volume_ml as "volumeMl", own.piece_count as pieces,
      jsonb_build_object('province', lead.receiver_province, 'city', lead.receiver_city, 'district', lead.receiver_district) as place,
      coalesce((
        select jsonb_agg(jsonb_build_object('warehouseId', own.warehouse_id, 'skuId', line.sku_id, 'quantity', line.quantity) order by line.position)
        from fulfillment_lines as line where line.fulfillment_order_id = own.id and line.dropped_at is null
      ), '[]') as lines
    from fulfillment_orders as own
    join orders as lead on lead.id = own.lead_order_id
    left join warehouses on warehouses.id = own.warehouse_id
    where own.id = any(${[...ids]}::uuid[])
    order by own.ship_by, own.id`.execute(db);
  return rows;
}
