import { openStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { ChainMoment } from '@zhidan/core/insights/chain/chain-link.ts';
import { sql, type RawBuilder } from 'kysely';

/** What left the house longer ago is no longer watched: its platform has had its say by then. */
const watchedMs = 3 * 86_400_000;

const dead = sql`('merged', 'split', 'canceled')`;

/** Column of each moment, in the statements of this folder. */
export const momentColumns: Readonly<Record<ChainMoment, string>> = {
  paidAt: 'paid_at',
  openedAt: 'opened_at',
  reservedAt: 'reserved_at',
  releasedAt: 'released_at',
  numberedAt: 'numbered_at',
  printedAt: 'printed_at',
  checkedAt: 'checked_at',
  shippedAt: 'shipped_at',
  noticedAt: 'noticed_at',
  shownAt: 'shown_at',
  basisAt: 'basis_at',
  freeAt: 'free_at',
};

/** Orders under way: paid and not yet told to the warehouse, in its hands, or shipped and not yet shown so by their platform. */
export function ordersUnderWay(now: Instant): RawBuilder<unknown> {
  return sql`
    select orders.id from orders
    where orders.status = 'received' and orders.paid_at is not null and not exists (
      select from fulfillment_members as member join fulfillment_orders as fulfillment on fulfillment.id = member.fulfillment_order_id
      where member.order_id = orders.id and fulfillment.stage not in ${dead}
    )
    union
    select member.order_id from fulfillment_orders as fulfillment
    join fulfillment_members as member on member.fulfillment_order_id = fulfillment.id
    where fulfillment.stage = any(${[...openStages]})
    union
    select member.order_id from fulfillment_orders as fulfillment
    join fulfillment_members as member on member.fulfillment_order_id = fulfillment.id
    join orders on orders.id = member.order_id
    where fulfillment.stage in ('shipped', 'in_transit') and fulfillment.shipped_at > ${plusMs(now, -watchedMs)}
      and (orders.shipping in ('unshipped', 'partly_shipped')
        or exists (select from ship_notices as notice where notice.order_id = orders.id and notice.state in ('waiting', 'failed')))`;
}

/** The last of several moments, once all of them are known. */
const lastOfAll = (moment: string): RawBuilder<unknown> =>
  sql.raw(`case when count(*) = count(${moment}) then max(${moment}) end as ${moment}`);

/**
 * The moments of these orders (a query of ids), a row an order, as `moments`. An order that ships in several parts has a moment when the
 * last part has it.
 */
export function momentsOf(ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    watched as materialized (${ids}),
    part as (
      select
        member.order_id, fulfillment.opened_at,
        case when fulfillment.stock in ('reserved', 'consumed') then coalesce(held.reserved_at, fulfillment.opened_at) end as reserved_at,
        parcel.released_at, parcel.numbered_at,
        coalesce(fulfillment.printed_at, fulfillment.shipped_at) as printed_at,
        coalesce(fulfillment.checked_at, fulfillment.shipped_at) as checked_at,
        fulfillment.shipped_at
      from watched
      join fulfillment_members as member on member.order_id = watched.id
      join fulfillment_orders as fulfillment on fulfillment.id = member.fulfillment_order_id and fulfillment.stage not in ${dead}
      left join lateral (
        select min(reserved_at) as reserved_at from stock_reservations
        where reference_kind = 'fulfillment_order' and reference_id = fulfillment.id and state <> 'released'
      ) as held on true
      left join lateral (
        select min(wanted_at) as released_at, case when count(*) = count(numbered_at) then max(numbered_at) end as numbered_at
        from parcels where parcels.fulfillment_order_id = fulfillment.id and parcels.state not in ('voided', 'void_wanted')
      ) as parcel on true
    ),
    whole as (
      select
        order_id, ${lastOfAll('opened_at')}, ${lastOfAll('reserved_at')}, ${lastOfAll('released_at')}, ${lastOfAll('numbered_at')},
        ${lastOfAll('printed_at')}, ${lastOfAll('checked_at')}, ${lastOfAll('shipped_at')}
      from part group by order_id
    ),
    told as (
      select notice.order_id, case when count(*) = count(ended_at) filter (where state <> 'failed') then max(ended_at) end as ended_at
      from ship_notices as notice join watched on watched.id = notice.order_id group by notice.order_id
    ),
    moments as (
      select
        orders.id as order_id, orders.paid_at, whole.opened_at, whole.reserved_at, whole.released_at, whole.numbered_at,
        whole.printed_at, whole.checked_at, whole.shipped_at,
        case when whole.shipped_at is not null and shops.channel = 'offline' then whole.shipped_at else told.ended_at end as noticed_at,
        case
          when orders.shipping in ('shipped', 'signed') then coalesce(orders.shipped_at, told.ended_at, whole.shipped_at)
          when shops.channel = 'offline' then whole.shipped_at
        end as shown_at,
        case when not exists (
          select from order_exceptions as open where open.order_id = orders.id and open.kind = 'amounts_differ' and open.cleared_at is null
        ) then orders.paid_at end as basis_at,
        held.free_at
      from watched
      join orders on orders.id = watched.id
      join shops on shops.id = orders.shop_id
      left join whole on whole.order_id = orders.id
      left join told on told.order_id = orders.id
      left join lateral (
        select max(coalesce(ended_at, until)) as free_at from order_holds where order_id = orders.id and until is not null
      ) as held on true
    )`;
}
