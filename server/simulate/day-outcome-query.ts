/** How each fulfillment order of a day stands at its end, with all that keeps it. */
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

export type DayOutcome = Readonly<{
  id: string;
  no: string;
  stage: string;
  stock: string;
  /** platform numbers of its orders */
  orderNos: readonly string[];
  waybillNos: readonly string[];
  /** open exceptions that block, holds, and what auditing said last */
  keptBy: readonly string[];
  isInQueue: boolean;
}>;

export async function dayOutcomes(db: Db): Promise<readonly DayOutcome[]> {
  const { rows } = await sql<DayOutcome>`
    select own.id, own.no::text, own.stage, own.stock, array_agg(distinct orders.channel_order_no) as "orderNos",
      array(select waybill_no from parcels where fulfillment_order_id = own.id and state = 'shipped') as "waybillNos",
      array(
        select kind || coalesce(' ' || (detail ->> 'rule'), '') from order_exceptions
        where cleared_at is null and order_id = any(array_agg(orders.id))
        union all
        select 'hold ' || source from order_holds where ended_at is null and order_id = any(array_agg(orders.id))
      ) as "keptBy",
      own.stage in ('audit', 'finance') as "isInQueue"
    from fulfillment_orders as own
    join fulfillment_members as member on member.fulfillment_order_id = own.id
    join orders on orders.id = member.order_id
    where own.stage not in ('merged', 'split')
    group by own.id`.execute(db);
  return rows;
}

/** Orders that the warehouse was never asked for, with what keeps them. */
export async function unaskedOrders(db: Db): Promise<readonly Readonly<{ orderNo: string; keptBy: readonly string[]; status: string }>[]> {
  const { rows } = await sql<{ orderNo: string; keptBy: string[]; status: string }>`
    select channel_order_no as "orderNo", status,
      array(select kind from order_exceptions where cleared_at is null and order_id = orders.id) as "keptBy"
    from orders where not exists (select from fulfillment_members where order_id = orders.id)`.execute(db);
  return rows;
}

/** What nobody should find after a day: dead jobs and parked news. */
export async function leftovers(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'job ' || name || ' ' || coalesce(output ->> 'error', '') as what from job where state = 'failed'
    union all select 'news ' || subscriber || ' ' || error from parked_events`.execute(db);
  return rows.map(({ what }) => what);
}

/** Pieces that waiting parcels lack, by SKU and warehouse where it lies. */
export async function shortGoods(db: Db): Promise<readonly Readonly<{ skuId: string; quantity: number }>[]> {
  const { rows } = await sql<{ skuId: string; quantity: number }>`
    select line.sku_id as "skuId", sum(line.quantity)::integer as quantity from fulfillment_lines as line
    join fulfillment_orders as own on own.id = line.fulfillment_order_id and own.stock = 'short' and own.stage in ('pending', 'audit')
    where line.dropped_at is null group by 1 order by 1`.execute(db);
  return rows;
}

export async function goodsOf(db: Db): Promise<ReadonlyMap<string, Readonly<{ costFen: number | null }>>> {
  const { rows } = await sql<{ code: string; costFen: number | null }>`
    select code, coalesce(cost_fen, (
      select sum(part.cost_fen * component.quantity) from bundle_components as component
      join skus as part on part.id = component.sku_id where component.bundle_sku_id = skus.id
    ))::integer as "costFen" from skus`.execute(db);
  return new Map(rows.map(({ code, costFen }) => [code, { costFen }]));
}

/** Warehouses in use, the first is the default. */
export async function warehouseIds({ db }: Readonly<{ db: Db }>): Promise<readonly string[]> {
  const rows = await db.selectFrom('warehouses').select('id').where('state', '=', 'active').orderBy('code').execute();
  return rows.map(({ id }) => id);
}
