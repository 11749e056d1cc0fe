import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Chooser, FulfillmentStock } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { ParcelState } from '@zhidan/core/fulfillment/parcel-life.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';
import { openFulfillmentIds } from './opening/open-ids-query.ts';

/** A fulfillment order with all that belongs to it, as other modules read it. Its receivers stand with its orders. */
export type FulfillmentRow = Readonly<{
  id: string;
  no: number;
  shopId: string;
  leadOrderId: string;
  stage: FulfillmentStage;
  stageSince: Instant;
  mergedInto: string | null;
  splitOf: string | null;
  isSealed: boolean;
  isRestored: boolean;
  warehouseId: string | null;
  warehouseBy: Chooser | null;
  carrier: string | null;
  carrierBy: Chooser | null;
  service: string;
  template: string;
  routeId: string | null;
  freightFen: number | null;
  weightGram: number | null;
  volumeMl: number | null;
  lineCount: number;
  pieceCount: number;
  skuCount: number;
  stock: FulfillmentStock;
  priority: number;
  shipBy: Instant | null;
  printCount: number;
  printedAt: Instant | null;
  weighedGram: number | null;
  shippedAt: Instant | null;
  /** the leading one first */
  orderIds: readonly string[];
  lines: readonly FulfillmentLineRow[];
  parcels: readonly ParcelRow[];
}>;

export type FulfillmentLineRow = Readonly<{
  position: number;
  orderId: string;
  lineNo: string;
  componentPosition: number;
  skuId: string;
  quantity: number;
  isGift: boolean;
  /** null while it is to be shipped */
  droppedAt: Instant | null;
  checkedQuantity: number;
}>;

/** A parcel without what its print client takes; that is sealed and asked for by `printDataOf`. */
export type ParcelRow = Readonly<{
  id: string;
  fulfillmentOrderId: string;
  ordinal: number;
  state: ParcelState;
  carrier: string;
  service: string;
  source: string | null;
  accountId: string | null;
  waybillNo: string | null;
  parentWaybillNo: string | null;
  routing: JsonObject | null;
  orderNoThere: string;
  problem: string | null;
  problemWords: string | null;
  tryCount: number;
  wantedAt: Instant;
  numberedAt: Instant | null;
  shippedAt: Instant | null;
}>;

type Head = Omit<FulfillmentRow, 'lines' | 'parcels'>;

/** Fulfillment orders by id, with orders, lines and parcels; three statements for any number. Those that are not there have no entry. */
export async function fulfillmentsOf(db: Db, ids: readonly string[]): Promise<readonly FulfillmentRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Head>`
    select own.id, no, shop_id as "shopId", lead_order_id as "leadOrderId", stage, stage_since as "stageSince",
      merged_into as "mergedInto", split_of as "splitOf", is_sealed as "isSealed", is_restored as "isRestored",
      warehouse_id as "warehouseId", warehouse_by as "warehouseBy", carrier, carrier_by as "carrierBy", service, template,
      route_id as "routeId", freight_fen as "freightFen", weight_gram as "weightGram", volume_ml as "volumeMl",
      line_count as "lineCount", piece_count as "pieceCount", sku_count as "skuCount", stock, priority, ship_by as "shipBy",
      print_count as "printCount", printed_at as "printedAt", weighed_gram as "weighedGram", shipped_at as "shippedAt",
      array(
        select member.order_id from fulfillment_members as member where member.fulfillment_order_id = own.id
        order by member.order_id <> own.lead_order_id, member.order_id
      ) as "orderIds"
    from fulfillment_orders as own where own.id = any(${[...ids]}::uuid[])
    order by own.id`.execute(db);
  const lines = await linesByFulfillment(db, ids);
  const parcels = Map.groupBy(await parcelsOf(db, sql`fulfillment_order_id = any(${[...ids]}::uuid[])`), (row) => row.fulfillmentOrderId);
  return rows.map((row) => ({ ...row, lines: lines.get(row.id) ?? [], parcels: parcels.get(row.id) ?? [] }));
}

async function linesByFulfillment(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly FulfillmentLineRow[]>> {
  const { rows } = await sql<FulfillmentLineRow & Readonly<{ fulfillmentId: string }>>`
    select fulfillment_order_id as "fulfillmentId", position, order_id as "orderId", line_no as "lineNo",
      component_position as "componentPosition", sku_id as "skuId", quantity, is_gift as "isGift", dropped_at as "droppedAt",
      checked_quantity as "checkedQuantity"
    from fulfillment_lines where fulfillment_order_id = any(${[...ids]}::uuid[])
    order by fulfillment_order_id, position`.execute(db);
  const grouped = Map.groupBy(rows, ({ fulfillmentId }) => fulfillmentId);
  return new Map([...grouped].map(([id, some]) => [id, some.map(({ fulfillmentId: _of, ...line }) => line)]));
}

async function parcelsOf(db: Db, which: ReturnType<typeof sql>): Promise<readonly ParcelRow[]> {
  const { rows } = await sql<ParcelRow>`
    select id, fulfillment_order_id as "fulfillmentOrderId", ordinal, state, carrier, service, source, account_id as "accountId",
      waybill_no as "waybillNo", parent_waybill_no as "parentWaybillNo", routing, order_no_there as "orderNoThere", problem,
      problem_words as "problemWords", try_count as "tryCount", wanted_at as "wantedAt", numbered_at as "numberedAt",
      shipped_at as "shippedAt"
    from parcels where ${which} order by fulfillment_order_id, ordinal`.execute(db);
  return rows;
}

/** Fulfillment orders of these orders that have not left the house. */
export async function openFulfillmentsOfOrders(db: Db, orderIds: readonly string[]): Promise<readonly FulfillmentRow[]> {
  return fulfillmentsOf(db, await openFulfillmentIds(db, orderIds));
}

/** Parcels that wait for a number (`wanted`) or to have it taken back (`void_wanted`), the oldest wish first. */
export async function parcelsInState(
  db: Db,
  { state, limit }: Readonly<{ state: 'wanted' | 'void_wanted'; limit: number }>,
): Promise<readonly ParcelRow[]> {
  const rows = await parcelsOf(db, sql`id in (select id from parcels where state = ${state} order by wanted_at, id limit ${limit})`);
  return rows.toSorted((one, other) => (one.wantedAt < other.wantedAt ? -1 : 1));
}

/** Of these parcels those that still wish for a number, the oldest wish first. */
export async function wantedParcels(db: Db, parcelIds: readonly string[]): Promise<readonly ParcelRow[]> {
  return parcelsOf(db, sql`id = any(${[...parcelIds]}::uuid[]) and state = 'wanted'`);
}
