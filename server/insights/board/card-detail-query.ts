import type { BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

type Detail = Omit<BoardCard, 'column' | 'isOrder'>;
type Row = Omit<Detail, 'no'> & Readonly<{ no: number | null }>;

const blockersFirst = sql`order by found.kind <> all(${[...blockingKinds]}), found.kind`;

/** What stands on these cards, by id: everything that belongs to them in one statement a kind, each by the ids alone. */
export async function cardDetails(
  db: Db,
  cards: readonly Readonly<{ id: string; isOrder: boolean }>[],
): Promise<ReadonlyMap<string, Detail>> {
  const idsOf = (isOrder: boolean): string[] => cards.filter((card) => card.isOrder === isOrder).map(({ id }) => id);
  const [fulfillments, orders] = await Promise.all([ofFulfillments(db, idsOf(false)), ofOrders(db, idsOf(true))]);
  return new Map([...fulfillments, ...orders].map(({ no, ...row }) => [row.id, { ...row, no: no === null ? '' : fulfillmentNo(no) }]));
}

async function ofFulfillments(db: Db, ids: readonly string[]): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    with own as materialized (select * from fulfillment_orders where id = any(${[...ids]}::uuid[])),
    member as materialized (
      select own.id, member.order_id, member.order_id = own.lead_order_id as is_lead, orders.channel_order_no, orders.kind,
        orders.receiver_province, orders.receiver_city
      from own join fulfillment_members as member on member.fulfillment_order_id = own.id join orders on orders.id = member.order_id
    ),
    members as (
      select id, jsonb_agg(jsonb_build_object('orderId', order_id, 'orderNo', channel_order_no, 'kind', kind) order by is_lead desc, order_id) as orders,
        max(receiver_province) filter (where is_lead) as province, max(receiver_city) filter (where is_lead) as city
      from member group by id
    ),
    good as (
      select line.fulfillment_order_id as id, concat_ws(' ', skus.name, nullif(skus.specification, '')) as name,
        sum(line.quantity)::integer as quantity, row_number() over (partition by line.fulfillment_order_id order by min(line.position)) as place
      from fulfillment_lines as line join skus on skus.id = line.sku_id
      where line.fulfillment_order_id = any(${[...ids]}::uuid[]) and line.dropped_at is null group by 1, 2
    ),
    goods as (
      select id, jsonb_agg(jsonb_build_object('name', name, 'quantity', quantity) order by place) as goods from good where place <= 2 group by id
    ),
    numbered as (
      select distinct on (fulfillment_order_id) fulfillment_order_id as id, waybill_no from parcels
      where fulfillment_order_id = any(${[...ids]}::uuid[]) and waybill_no is not null and state not in ('voided', 'void_wanted')
      order by fulfillment_order_id, ordinal
    ),
    excepted as (
      select found.id, jsonb_agg(found.kind ${blockersFirst}) as kinds from (
        select distinct member.id, found.kind from member join order_exceptions as found on found.order_id = member.order_id and found.cleared_at is null
      ) as found group by found.id
    ),
    held as (
      select member.id, jsonb_agg(distinct held.source) as sources from member
      join order_holds as held on held.order_id = member.order_id and held.ended_at is null group by 1
    ),
    tagged as (
      select id, jsonb_agg(tag order by tag) as tags from (
        select distinct member.id, marked.tag from member join order_tags as marked on marked.order_id = member.order_id and marked.is_on
      ) as marked group by id
    )
    select own.id, own.no, own.stage, own.stage_since as "stageSince", own.opened_at as "openedAt", own.shop_id as "shopId", members.orders,
      coalesce(goods.goods, '[]') as goods, own.piece_count as "pieceCount", warehouses.name as "warehouseName", own.carrier,
      numbered.waybill_no as "waybillNo", members.province, members.city, own.ship_by as "shipBy", own.penalty_fen as "penaltyFen", own.stock,
      own.priority, own.print_count as "printCount", own.split_of is not null as "isPart", own.is_refunding as "isRefunding",
      coalesce(excepted.kinds, '[]') as exceptions, coalesce(held.sources, '[]') as "holdSources", coalesce(tagged.tags, '[]') as tags
    from own join members on members.id = own.id
    left join warehouses on warehouses.id = own.warehouse_id
    left join goods on goods.id = own.id left join numbered on numbered.id = own.id left join excepted on excepted.id = own.id
    left join held on held.id = own.id left join tagged on tagged.id = own.id`.execute(db);
  return rows;
}

/** Paid orders that the warehouse has not been told of. */
async function ofOrders(db: Db, ids: readonly string[]): Promise<readonly Row[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select own.id, null as no, 'pending' as stage, own.received_at as "stageSince", own.received_at as "openedAt", own.shop_id as "shopId",
      jsonb_build_array(jsonb_build_object('orderId', own.id, 'orderNo', own.channel_order_no, 'kind', own.kind)) as orders,
      coalesce((
        select jsonb_agg(jsonb_build_object('name', concat_ws(' ', line.title, nullif(line.specification, '')), 'quantity', line.quantity) order by line.position)
        from (select * from order_lines where order_id = own.id order by position limit 2) as line
      ), '[]') as goods,
      own.piece_count as "pieceCount", null as "warehouseName", null as carrier, null as "waybillNo",
      own.receiver_province as province, own.receiver_city as city, own.ship_by as "shipBy", 0 as "penaltyFen", 'none' as stock, 0 as priority,
      0 as "printCount", false as "isPart", own.refund = 'requested' as "isRefunding",
      coalesce((
        select jsonb_agg(found.kind ${blockersFirst}) from order_exceptions as found where found.order_id = own.id and found.cleared_at is null
      ), '[]') as exceptions,
      coalesce((select jsonb_agg(held.source) from order_holds as held where held.order_id = own.id and held.ended_at is null), '[]') as "holdSources",
      coalesce((select jsonb_agg(marked.tag order by marked.tag) from order_tags as marked where marked.order_id = own.id and marked.is_on), '[]') as tags
    from orders as own where own.id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}
