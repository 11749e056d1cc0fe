import type { RequestKind } from '@zhidan/core/requests/request-kind.ts';
import type { RequestState } from '@zhidan/core/requests/request-life.ts';
import type { FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { ParcelState } from '@zhidan/core/fulfillment/parcel-life.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Fen } from '@zhidan/core/kernel/money.ts';
import type { TraceEvent } from '@zhidan/core/waybills/trace.ts';
import type { TraceState, TraceSub } from '@zhidan/core/waybills/trace-state.ts';
import { sql } from 'kysely';
import type { Db } from '../platform/db/database.ts';

/** A parcel with a number, and its trace as far as it was told. */
export type ParcelOfOrder = Readonly<{
  orderId: string;
  parcelId: string;
  state: ParcelState;
  carrier: string;
  waybillNo: string;
  shippedAt: Instant | null;
  traceState: TraceState | null;
  traceSub: TraceSub | null;
  expectedAt: Instant | null;
  deliveredAt: Instant | null;
  events: readonly TraceEvent[];
}>;

export type RequestOfOrder = Readonly<{
  orderId: string;
  id: string;
  no: number;
  kind: RequestKind;
  state: RequestState;
  askedAt: Instant;
}>;

/** What the warehouse, the carriers, the shop and requests know of an order. */
export type OrderFacts = Readonly<{
  stage: FulfillmentStage | null;
  atRisk: Fen;
  parcels: readonly ParcelOfOrder[];
  requests: readonly RequestOfOrder[];
  ownHolds: readonly string[];
}>;

/** Of many orders in four statements; those of which nothing is known have an entry all the same. */
export async function orderFactsOf(db: Db, orderIds: readonly string[]): Promise<ReadonlyMap<string, OrderFacts>> {
  const ids = [...orderIds];
  const [stages, parcels, requests, holds] = await Promise.all([
    stagesOf(db, ids),
    parcelsOf(db, ids),
    requestsOf(db, ids),
    ownHoldsOf(db, ids),
  ]);
  return new Map(
    ids.map((id) => {
      const own = stages.filter(({ orderId }) => orderId === id);
      return [
        id,
        {
          stage: own[0]?.stage ?? null,
          atRisk: own.reduce((sum, { atRisk }) => sum + atRisk, 0) as Fen,
          parcels: parcels.filter(({ orderId }) => orderId === id),
          requests: requests.filter(({ orderId }) => orderId === id),
          ownHolds: holds.filter(({ orderId }) => orderId === id).map(({ source }) => source),
        },
      ];
    }),
  );
}

type StageRow = Readonly<{ orderId: string; stage: FulfillmentStage; atRisk: number }>;

/** The newest that asks something of somebody first: what is still in the house before what has left. */
async function stagesOf(db: Db, ids: readonly string[]): Promise<readonly StageRow[]> {
  const { rows } = await sql<StageRow>`
    select member.order_id as "orderId", own.stage, case when own.shipped_at is null then own.penalty_fen else 0 end::float8 as "atRisk"
    from fulfillment_members as member join fulfillment_orders as own on own.id = member.fulfillment_order_id
    where member.order_id = any(${[...ids]}::uuid[]) and own.stage not in ('merged', 'split')
    order by own.stage = 'canceled', own.shipped_at is not null, own.id desc`.execute(db);
  return rows;
}

async function parcelsOf(db: Db, ids: readonly string[]): Promise<readonly ParcelOfOrder[]> {
  const { rows } = await sql<ParcelOfOrder>`
    select member.order_id as "orderId", parcel.id as "parcelId", parcel.state, parcel.carrier, parcel.waybill_no as "waybillNo",
      parcel.shipped_at as "shippedAt", tracked.state as "traceState", tracked.sub as "traceSub", tracked.expected_at as "expectedAt",
      tracked.delivered_at as "deliveredAt", coalesce(tracked.events, '[]') as events
    from fulfillment_members as member join parcels as parcel on parcel.fulfillment_order_id = member.fulfillment_order_id
    left join tracked_parcels as tracked on tracked.parcel_id = parcel.id
    where member.order_id = any(${[...ids]}::uuid[]) and parcel.waybill_no is not null and parcel.state in ('numbered', 'shipped', 'returning')
    order by parcel.shipped_at nulls last, parcel.id`.execute(db);
  return rows;
}

async function requestsOf(db: Db, ids: readonly string[]): Promise<readonly RequestOfOrder[]> {
  const { rows } = await sql<RequestOfOrder>`
    select order_id as "orderId", id, no, kind, state, asked_at as "askedAt" from change_requests
    where order_id = any(${[...ids]}::uuid[]) order by asked_at desc, id desc`.execute(db);
  return rows;
}

async function ownHoldsOf(db: Db, ids: readonly string[]): Promise<readonly Readonly<{ orderId: string; source: string }>[]> {
  const { rows } = await sql<{ orderId: string; source: string }>`
    select order_id as "orderId", source from order_holds where order_id = any(${[...ids]}::uuid[]) and ended_at is null`.execute(db);
  return rows;
}
