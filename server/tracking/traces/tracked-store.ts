import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { ParcelStanding } from '@zhidan/core/tracking/parcel-standing.ts';
import type { ParcelWatch } from '@zhidan/core/tracking/parcel-watch.ts';
import type { KeptTrace } from '@zhidan/core/tracking/told-trace.ts';
import type { TraceState, TraceSub } from '@zhidan/core/waybills/trace-state.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { sendAhead } from '../../platform/db/in-one-turn.ts';
import { assignments, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** A parcel that has left, with all that was told of it. */
export type TrackedParcel = KeptTrace &
  Readonly<{
    parcelId: string;
    fulfillmentOrderId: string;
    orderIds: readonly string[];
    carrier: string;
    waybillNo: string;
    watch: ParcelWatch;
    dueAt: Instant | null;
    trackedAt: Instant;
    state: TraceState;
    sub: TraceSub | null;
    lastAt: Instant | null;
    pickedUpAt: Instant | null;
    deliveredAt: Instant | null;
  }>;

/** Tracked parcels by their numbers, the newest of a number that was given out again, locked until the transaction ends. */
export function trackedByNumbers(tx: Tx, numbers: readonly string[]): Promise<readonly TrackedParcel[]> {
  return lockedTracked(tx, sql`parcel.waybill_no = any(${[...numbers]}::text[]) and parcel.state in ('shipped', 'returning')`);
}

export function trackedByIds(tx: Tx, parcelIds: readonly string[]): Promise<readonly TrackedParcel[]> {
  return lockedTracked(tx, sql`parcel.id = any(${[...parcelIds]}::uuid[])`);
}

async function lockedTracked(tx: Tx, which: RawBuilder<unknown>): Promise<readonly TrackedParcel[]> {
  const { rows } = await sql<TrackedParcel>`
    select tracked.parcel_id as "parcelId", parcel.fulfillment_order_id as "fulfillmentOrderId", parcel.carrier,
      parcel.waybill_no as "waybillNo", tracked.watch, tracked.due_at as "dueAt", tracked.tracked_at as "trackedAt", tracked.events,
      tracked.expected_at as "expectedAt", tracked.expected_told_at as "expectedToldAt", tracked.is_loop as "isLoop", tracked.state,
      tracked.sub, tracked.last_at as "lastAt", tracked.picked_up_at as "pickedUpAt", tracked.delivered_at as "deliveredAt",
      array(
        select member.order_id from fulfillment_members as member
        where member.fulfillment_order_id = parcel.fulfillment_order_id order by member.order_id
      ) as "orderIds"
    from tracked_parcels as tracked join parcels as parcel on parcel.id = tracked.parcel_id
    where ${which}
    order by tracked.parcel_id for no key update of tracked`.execute(tx);
  return rows;
}

/** What is written of a parcel after a telling. */
export type SavedTrace = KeptTrace &
  Readonly<{
    parcelId: string;
    standing: ParcelStanding;
    watch: ParcelWatch;
    dueAt: Instant | null;
  }>;

/** Keeps traces, and on the parcels themselves where they stand. */
export async function saveTraces(tx: Tx, traces: readonly SavedTrace[], now: Instant): Promise<void> {
  if (traces.length === 0) return;
  const columns: readonly Column<SavedTrace>[] = [
    { name: 'watch', type: 'text', of: ({ watch }) => watch },
    { name: 'due_at', type: 'timestamptz', of: ({ dueAt }) => dueAt },
    { name: 'events', type: 'jsonb', of: ({ events }) => JSON.stringify(events) },
    { name: 'state', type: 'text', of: ({ standing }) => standing.state },
    { name: 'sub', type: 'text', of: ({ standing }) => standing.sub },
    { name: 'since', type: 'timestamptz', of: ({ standing }) => standing.since },
    { name: 'last_at', type: 'timestamptz', of: ({ standing }) => standing.lastAt },
    { name: 'picked_up_at', type: 'timestamptz', of: ({ standing }) => standing.pickedUpAt },
    { name: 'delivered_at', type: 'timestamptz', of: ({ standing }) => standing.deliveredAt },
    { name: 'expected_at', type: 'timestamptz', of: ({ expectedAt }) => expectedAt },
    { name: 'expected_told_at', type: 'timestamptz', of: ({ expectedToldAt }) => expectedToldAt },
    { name: 'is_loop', type: 'boolean', of: ({ isLoop }) => isLoop },
  ];
  const key: Column<SavedTrace> = { name: 'parcel_id', type: 'uuid', of: ({ parcelId }) => parcelId };
  const kept = sql`
    update tracked_parcels as tracked set ${assignments(columns, 'given')}, heard_at = ${now}
    from ${givenRows([key, ...columns], traces)} where tracked.parcel_id = given.parcel_id`;
  const shown = sql`
    update parcels set trace_state = given.state, traced_at = given.last_at, signed_at = given.delivered_at
    from ${givenRows(
      [key, ...columns.filter(({ name }) => ['state', 'last_at', 'delivered_at'].includes(name))],
      traces,
    )} where parcels.id = given.parcel_id`;
  await sendAhead(tx, kept.compile(tx));
  await sendAhead(tx, shown.compile(tx));
}

/** Of these fulfillment orders those of which a parcel that has left is not signed for, these parcels aside. Their rows must be locked. */
export async function stillUnderWay(
  tx: Tx,
  fulfillmentOrderIds: readonly string[],
  signedParcelIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (fulfillmentOrderIds.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select distinct fulfillment_order_id as id from parcels
    where fulfillment_order_id = any(${[...fulfillmentOrderIds]}::uuid[]) and state in ('numbered', 'shipped', 'returning')
      and signed_at is null and id <> all(${[...signedParcelIds]}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}
