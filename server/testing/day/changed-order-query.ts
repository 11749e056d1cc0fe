/** How orders stand after their platforms have changed them. */
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

export type ChangedOrder = Readonly<{
  no: string;
  /** of its fulfillment order; `away` once it has left */
  stage: string;
  kept: readonly string[];
  /** `renewed`: the first number was given back and another taken */
  parcel: 'none' | 'wanted' | 'numbered' | 'voided' | 'renewed' | 'shipped';
  isStopAsked: boolean;
  /** its parcel is to come back, and nobody has said since that it is not */
  isCalledBack: boolean;
  /** it was to come back, until the refund was withdrawn */
  isLetGo: boolean;
}>;

/** By the platform's order number. */
export async function changedOrders(db: Db): Promise<ReadonlyMap<string, ChangedOrder>> {
  const { rows } = await sql<ChangedOrder & { parcels: readonly string[] }>`
    select orders.channel_order_no as no,
      case when own.stage in ('shipped', 'in_transit', 'signed', 'completed') then 'away' else own.stage end as stage,
      array(select kind from order_exceptions where order_id = orders.id and cleared_at is null order by kind) as kept,
      array(
        select state from parcels where fulfillment_order_id = own.id and (waybill_no is not null or state = 'wanted') order by ordinal
      ) as parcels,
      exists (select from journal where event = 'fulfillment.stop_asked' and subject_id = own.id::text) as "isStopAsked",
      coalesce('dropped' <> all (called.states), false) as "isCalledBack",
      coalesce('dropped' = any(called.states), false) as "isLetGo"
    from orders
    join fulfillment_members as member on member.order_id = orders.id
    join fulfillment_orders as own on own.id = member.fulfillment_order_id and own.stage not in ('merged', 'split')
    left join lateral (
      select array_agg(asked.state) as states from interceptions as asked join parcels on parcels.id = asked.parcel_id
      where parcels.fulfillment_order_id = own.id
    ) as called on true`.execute(db);
  return new Map(rows.map(({ parcels, ...row }) => [row.no, { ...row, parcel: parcelOf(parcels) }]));
}

function parcelOf(states: readonly string[]): ChangedOrder['parcel'] {
  const last = states.at(-1);
  if (last === undefined) return 'none';
  const isVoided = states.some((state) => ['voided', 'void_wanted'].includes(state));
  if (['voided', 'void_wanted'].includes(last)) return 'voided';
  return isVoided ? 'renewed' : (last as ChangedOrder['parcel']);
}
