import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { ParcelState } from '@zhidan/core/fulfillment/parcel-life.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** A fulfillment order as its parcels are added or replaced. */
export type ParcelHouse = Readonly<{
  id: string;
  no: number;
  stage: FulfillmentStage;
  carrier: CarrierCode | null;
  service: string;
  mayShip: boolean;
  orderIds: readonly string[];
  parcels: readonly Readonly<{ id: string; ordinal: number; state: ParcelState; carrier: CarrierCode; waybillNo: string | null }>[];
}>;

/** Which fulfillment order a parcel belongs to; null when there is no such parcel. */
export async function fulfillmentOfParcel(tx: Tx, parcelId: string): Promise<string | null> {
  const row = await tx.selectFrom('parcels').select('fulfillment_order_id').where('id', '=', parcelId).executeTakeFirst();
  return row?.fulfillment_order_id ?? null;
}

/** A fulfillment order of the caller's shops with its orders and parcels, all locked in the one order of the house. */
export async function parcelHouseForUpdate(tx: Tx, id: string, by: Caller): Promise<ParcelHouse | undefined> {
  const { rows: orders } = await sql<{ id: string; mayShip: boolean }>`
    select orders.id, orders.may_ship as "mayShip" from fulfillment_members as member
    join orders on orders.id = member.order_id
    where member.fulfillment_order_id = ${id} order by orders.id for no key update of orders`.execute(tx);
  const { rows } = await sql<Omit<ParcelHouse, 'mayShip' | 'orderIds' | 'parcels'>>`
    select id, no, stage, carrier, service from fulfillment_orders
    where id = ${id} and ${by.shops === 'all' ? sql`true` : sql`shop_id::text = any(${[...by.shops]})`} for no key update`.execute(tx);
  const [house] = rows;
  if (!house) return undefined;
  const { rows: parcels } = await sql<ParcelHouse['parcels'][number]>`
    select id, ordinal, state, carrier, waybill_no as "waybillNo" from parcels
    where fulfillment_order_id = ${id} order by id for no key update`.execute(tx);
  return { ...house, mayShip: orders.every(({ mayShip }) => mayShip), orderIds: orders.map((order) => order.id), parcels };
}

export type NewParcel = Readonly<{ id: string; fulfillmentId: string; ordinal: number; carrier: CarrierCode; service: string }>;

/** Wishes for numbers. */
export async function insertParcels(tx: Tx, parcels: readonly NewParcel[], now: Instant): Promise<void> {
  const columns: readonly Column<NewParcel>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'fulfillment_order_id', type: 'uuid', of: ({ fulfillmentId }) => fulfillmentId },
    { name: 'ordinal', type: 'smallint', of: ({ ordinal }) => ordinal },
    { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
    { name: 'service', type: 'text', of: ({ service }) => service },
    { name: 'state', type: 'text', of: () => 'wanted' },
    { name: 'wanted_at', type: 'timestamptz', of: () => now },
  ];
  await sql`insert into parcels (${columnNames(columns)}) select * from ${givenRows(columns, parcels)}`.execute(tx);
}

/** The number of a locked parcel is to be given back. */
export async function markVoidWanted(tx: Tx, id: string, reason: string): Promise<void> {
  await tx
    .updateTable('parcels')
    .set({ state: 'void_wanted', void_reason: reason })
    .where('id', '=', id)
    .where('state', '=', 'numbered')
    .execute();
}

/** A locked wish goes with another carrier: the number that a person holds is that carrier's. */
export async function changeWishCarrier(tx: Tx, id: string, carrier: CarrierCode): Promise<void> {
  await tx.updateTable('parcels').set({ carrier }).where('id', '=', id).where('state', '=', 'wanted').execute();
}
