import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { CheckGoods } from '@zhidan/core/fulfillment/floor/check.ts';
import { usualFloor, type FloorSettings } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { waveNo } from '@zhidan/core/fulfillment/floor/wave.ts';
import { expectedGram } from '@zhidan/core/fulfillment/floor/weigh.ts';
import type { StopReason } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { orderRefusals, type ClaimOrder } from '@zhidan/core/fulfillment/claim.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { blockingKinds } from '@zhidan/core/orders/order-exception.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { floorSettingsIn } from './floor-settings-store.ts';

type Goods = FloorOrder['goods'][number] & CheckGoods & Readonly<{ weightGram: number | null }>;

/** A parcel with what the floor has to know of it. */
export type FloorParcel = Omit<FloorOrder, 'goods'> &
  Readonly<{ warehouseId: string; settings: FloorSettings; skuCount: number; pieceCount: number; goods: readonly Goods[] }>;

type Row = Readonly<{
  id: FloorOrder['id'];
  no: number;
  stage: FulfillmentStage;
  warehouseId: string;
  carrier: string | null;
  shipBy: Instant | null;
  waybillNos: readonly string[];
  waveNo: number | null;
  seat: number | null;
  goods: readonly Goods[];
  orders: readonly ClaimOrder[];
  settings: FloorSettings | null;
}>;

/** These parcels, in this order; what does not exist or has no warehouse yet is left out. One statement. `language`: of the reasons to stop. */
export async function floorParcels(db: Db, ids: readonly string[], language: Language): Promise<readonly FloorParcel[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select
      parcel.id, parcel.no, parcel.stage, parcel.warehouse_id as "warehouseId", parcel.carrier, parcel.ship_by as "shipBy",
      array(
        select parcels.waybill_no from parcels
        where parcels.fulfillment_order_id = parcel.id and parcels.state in ('numbered', 'shipped') and parcels.waybill_no is not null
        order by parcels.ordinal
      ) as "waybillNos",
      ${ordersOf} as orders, waves.no as "waveNo", member.seat, ${goodsOf} as goods,
      ${floorSettingsIn('settings')} as settings
    from unnest(${[...ids]}::uuid[]) with ordinality as asked (id, place)
    join fulfillment_orders as parcel on parcel.id = asked.id
    left join wave_members as member on member.fulfillment_order_id = parcel.id and member.left_at is null
    left join waves on waves.id = member.wave_id
    left join floor_settings as settings on settings.warehouse_id = parcel.warehouse_id
    where parcel.warehouse_id is not null
    order by asked.place`.execute(db);
  return rows.map(({ no, waveNo: wave, waybillNos, orders, settings, ...row }) => ({
    ...row,
    settings: settings ?? usualFloor,
    no: fulfillmentNo(no),
    waybillNos: [...waybillNos],
    orderNos: orders.map(({ orderNo }) => orderNo),
    waveNo: wave === null ? null : waveNo(wave),
    stops: stopsOf({ no, orders }, language),
    isOnlyWeight: isOnlyWeight({ no, orders }, language),
    expectedGram: expectedGram(row.goods, (settings ?? usualFloor).packagingGram),
    skuCount: row.goods.length,
    pieceCount: row.goods.reduce((sum, { quantity }) => sum + quantity, 0),
  }));
}

function stopsOf(parcel: Readonly<{ no: number; orders: readonly ClaimOrder[] }>, language: Language): StopReason[] {
  return orderRefusals(parcel, language).map(({ code, values }) => ({ code, values }));
}

function isOnlyWeight({ no, orders }: Readonly<{ no: number; orders: readonly ClaimOrder[] }>, language: Language): boolean {
  const differs = ({ blockers }: ClaimOrder): boolean => blockers.length === 1 && blockers[0] === 'weight_differs';
  const asIfFitting = orders.map((order) => (differs(order) ? { ...order, blockers: [], mayShip: true } : order));
  return orders.some(differs) && stopsOf({ no, orders: asIfFitting }, language).length === 0;
}

/** The parcel as a desk gets it. */
export function deskView({
  warehouseId: _place,
  settings: _settings,
  skuCount: _skus,
  pieceCount: _pieces,
  goods,
  ...order
}: FloorParcel): FloorOrder {
  return { ...order, goods: goods.map(({ weightGram: _weight, ...one }) => one) };
}

/** The orders in a parcel, as a claim would see them. */
const ordersOf: RawBuilder<unknown> = sql`
  (
    select jsonb_agg(jsonb_build_object(
      'orderId', orders.id, 'orderNo', orders.channel_order_no, 'status', orders.status, 'closing', orders.closing,
      'refund', orders.refund, 'mayShip', orders.may_ship,
      'blockers', array(
        select open.kind from order_exceptions as open
        where open.order_id = orders.id and open.cleared_at is null and open.kind = any(${[...blockingKinds]})
        union all
        select 'hold:' || hold.source from order_holds as hold where hold.order_id = orders.id and hold.ended_at is null
      )
    ) order by orders.id)
    from fulfillment_members as of_parcel join orders on orders.id = of_parcel.order_id where of_parcel.fulfillment_order_id = parcel.id
  )`;

/** Each SKU once, what was refunded left out. */
const goodsOf: RawBuilder<unknown> = sql`
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'skuId', skus.id, 'code', skus.code, 'name', skus.name, 'specification', skus.specification, 'barcode', skus.barcode,
      'isBarcodeShared', skus.barcode <> '' and exists (
        select from skus as twin where twin.barcode <> '' and twin.barcode = skus.barcode and twin.id <> skus.id and twin.state = 'active'
      ),
      'pictureUrl', skus.picture_url,
      'bin', coalesce((select bin from stock_levels as shelf where shelf.warehouse_id = parcel.warehouse_id and shelf.sku_id = skus.id), ''),
      'quantity', line.quantity, 'isGift', line.is_gift, 'weightGram', skus.weight_gram
    ) order by line.position)
    from (
      select sku_id, sum(quantity)::int as quantity, bool_and(is_gift) as is_gift, min(position) as position
      from fulfillment_lines where fulfillment_order_id = parcel.id and dropped_at is null group by sku_id
    ) as line join skus on skus.id = line.sku_id
  ), '[]'::jsonb)`;

/** The parcels of a warehouse that stand in these stages, what should leave first at first. */
export async function floorOrderIds(
  db: Db,
  ask: Readonly<{ warehouseId: string; stages: readonly FulfillmentStage[]; waveId: string | undefined; limit: number }>,
): Promise<readonly string[]> {
  const ofWave = ask.waveId
    ? sql`and parcel.id in (select fulfillment_order_id from wave_members where wave_id = ${ask.waveId} and left_at is null)`
    : sql``;
  const { rows } = await sql<{ id: string }>`
    select parcel.id from fulfillment_orders as parcel
    where parcel.warehouse_id = ${ask.warehouseId} and parcel.stage = any(${[...ask.stages]}) ${ofWave}
    order by parcel.priority desc, parcel.ship_by, parcel.id limit ${ask.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The parcel of a number (`FH-…`) or a live waybill; of several the one that is still in the house. */
export async function findParcelId(
  db: Db,
  { no, waybillNo }: Readonly<{ no: number | null; waybillNo: string }>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select parcel.id from fulfillment_orders as parcel
    where parcel.no = ${no} or parcel.id in (
      select fulfillment_order_id from parcels where waybill_no = ${waybillNo} and state in ('numbered', 'shipped', 'returning')
    )
    order by (parcel.shipped_at is not null), parcel.id desc limit 1`.execute(db);
  return rows[0]?.id;
}

/** How people call the goods behind these codes and barcodes: for telling what was scanned by mistake. */
export async function namesOfCodes(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ scanned: string; name: string }>`
    select given.scanned, skus.name from unnest(${[...codes]}::text[]) as given (scanned)
    join skus on skus.code_folded = lower(given.scanned) or (skus.barcode <> '' and skus.barcode = given.scanned)`.execute(db);
  return new Map(rows.map(({ scanned, name }) => [scanned, name]));
}
