import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { AlertKind } from '@zhidan/core/tracking/alert-kind.ts';
import type { InterceptionState } from '@zhidan/core/tracking/interception.ts';
import type { FoundAlert, KnownAlert } from '@zhidan/core/tracking/parcel-alert.ts';
import type { ParcelWatch } from '@zhidan/core/tracking/parcel-watch.ts';
import type { Threshold } from '@zhidan/core/tracking/threshold.ts';
import type { TraceEvent } from '@zhidan/core/waybills/trace.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { inOneTurn, sendAhead } from '../../platform/db/in-one-turn.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';
import { newId } from '../../platform/new-id.ts';

/** A parcel with what decides over its alerts. */
export type JudgedParcel = Readonly<{
  parcelId: string;
  fulfillmentOrderId: string;
  orderIds: readonly string[];
  carrier: string;
  waybillNo: string;
  watch: ParcelWatch;
  shippedAt: Instant;
  events: readonly TraceEvent[];
  expectedAt: Instant | null;
  isLoop: boolean;
  province: string;
  city: string;
  district: string;
  interceptionState: InterceptionState | null;
  interceptionEndedAt: Instant | null;
}>;

/** Parcels to be judged, locked until the transaction ends. */
function parcelsToJudge(parcelIds: readonly string[]): RawBuilder<JudgedParcel> {
  return sql<JudgedParcel>`
    select tracked.parcel_id as "parcelId", parcel.fulfillment_order_id as "fulfillmentOrderId", parcel.carrier,
      parcel.waybill_no as "waybillNo", tracked.watch, coalesce(parcel.shipped_at, tracked.tracked_at) as "shippedAt", tracked.events,
      tracked.expected_at as "expectedAt", tracked.is_loop as "isLoop", lead.receiver_province as province, lead.receiver_city as city,
      lead.receiver_district as district, interception.state as "interceptionState", interception.ended_at as "interceptionEndedAt",
      array(
        select member.order_id from fulfillment_members as member
        where member.fulfillment_order_id = parcel.fulfillment_order_id order by member.order_id
      ) as "orderIds"
    from tracked_parcels as tracked
    join parcels as parcel on parcel.id = tracked.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcel.fulfillment_order_id
    join orders as lead on lead.id = fulfillment.lead_order_id
    left join interceptions as interception on interception.parcel_id = tracked.parcel_id
    where tracked.parcel_id = any(${[...parcelIds]}::uuid[])
    order by tracked.parcel_id for no key update of tracked`;
}

/** All that decides over the alerts of these parcels, which are locked until the transaction ends. One turn to the database. */
export async function toJudge(tx: Tx, parcelIds: readonly string[]) {
  const asked = [parcelsToJudge(parcelIds), thresholdRows, knownAlerts(parcelIds)] as const;
  const [parcels, own, known] = await inOneTurn<[JudgedParcel, Threshold, AlertRow]>(tx, ...asked);
  return { parcels, own, known: Map.groupBy(known, ({ parcelId }): string => parcelId) };
}

/** Parcels of which time alone may have opened or closed an alert, the longest overdue first. Those that somebody else judges are left out. */
export async function parcelsDue(tx: Tx, { now, limit }: Readonly<{ now: Instant; limit: number }>): Promise<readonly string[]> {
  const { rows } = await sql<{ parcelId: string }>`
    select parcel_id as "parcelId" from tracked_parcels where next_check_at <= ${now}
    order by next_check_at limit ${limit} for no key update skip locked`.execute(tx);
  return rows.map(({ parcelId }) => parcelId);
}

export type NextCheck = Readonly<{ parcelId: string; nextAt: Instant | null }>;

export async function saveNextChecks(tx: Tx, checks: readonly NextCheck[]): Promise<void> {
  if (checks.length === 0) return;
  const columns: readonly Column<NextCheck>[] = [
    { name: 'parcel_id', type: 'uuid', of: ({ parcelId }) => parcelId },
    { name: 'next_at', type: 'timestamptz', of: ({ nextAt }) => nextAt },
  ];
  const saved = sql`
    update tracked_parcels as tracked set next_check_at = given.next_at from ${givenRows(columns, checks)}
    where tracked.parcel_id = given.parcel_id and tracked.next_check_at is distinct from given.next_at`;
  await sendAhead(tx, saved.compile(tx));
}

type AlertRow = KnownAlert & Readonly<{ parcelId: string }>;

/** Open alerts of these parcels, and when a person has ended one of each kind last. */
function knownAlerts(parcelIds: readonly string[]): RawBuilder<AlertRow> {
  return sql<AlertRow>`
    select distinct on (parcel_id, kind, closed_at is null) parcel_id as "parcelId", id, kind, since, closed_at is null as "isOpen",
      case when closed_by is not null then closed_at end as "handledAt"
    from parcel_alerts where parcel_id = any(${[...parcelIds]}::uuid[]) and (closed_at is null or closed_by is not null)
    order by parcel_id, kind, closed_at is null, closed_at desc`;
}

export type NewAlert = FoundAlert & Readonly<{ parcelId: string }>;

export async function insertAlerts(tx: Tx, alerts: readonly NewAlert[], now: Instant): Promise<void> {
  if (alerts.length === 0) return;
  const columns: readonly Column<NewAlert>[] = [
    { name: 'id', type: 'uuid', of: () => newId(now) },
    { name: 'parcel_id', type: 'uuid', of: ({ parcelId }) => parcelId },
    { name: 'kind', type: 'text', of: ({ kind }) => kind },
    { name: 'since', type: 'timestamptz', of: ({ since }) => since },
    { name: 'detail', type: 'jsonb', of: ({ detail }) => JSON.stringify(detail) },
    { name: 'opened_at', type: 'timestamptz', of: () => now },
  ];
  await sql`insert into parcel_alerts (${columnNames(columns)}) select * from ${givenRows(columns, alerts)}`.execute(tx);
}

type KeptAlert = Readonly<{ id: string; found: FoundAlert }>;

/** Open alerts that began earlier or later than was known, or say something else. */
export async function updateAlerts(tx: Tx, alerts: readonly KeptAlert[]): Promise<void> {
  if (alerts.length === 0) return;
  const columns: readonly Column<KeptAlert>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'since', type: 'timestamptz', of: ({ found }) => found.since },
    { name: 'detail', type: 'jsonb', of: ({ found }) => JSON.stringify(found.detail) },
  ];
  await sql`
    update parcel_alerts as alert set since = given.since, detail = given.detail from ${givenRows(columns, alerts)}
    where alert.id = given.id and (alert.since, alert.detail) is distinct from (given.since, given.detail)`.execute(tx);
}

/** Ends alerts by progress. */
export async function endAlerts(tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await sql`update parcel_alerts set closed_at = ${now} where id = any(${[...ids]}::uuid[]) and closed_at is null`.execute(tx);
}

/** An alert with what its news says. */
export type OwnedAlert = Readonly<{
  id: string;
  parcelId: string;
  kind: AlertKind;
  shopId: string;
  fulfillmentOrderId: string;
  orderIds: readonly string[];
  waybillNo: string;
  isOpen: boolean;
  isHandled: boolean;
}>;

/** These alerts, locked until the transaction ends; their parcels too, so that nobody judges them meanwhile. */
export async function alertsForUpdate(tx: Tx, ids: readonly string[]): Promise<readonly OwnedAlert[]> {
  const { rows } = await sql<OwnedAlert>`
    select alert.id, alert.parcel_id as "parcelId", alert.kind, fulfillment.shop_id as "shopId",
      fulfillment.id as "fulfillmentOrderId", parcel.waybill_no as "waybillNo", alert.closed_at is null as "isOpen",
      alert.closed_by is not null as "isHandled",
      array(
        select member.order_id from fulfillment_members as member where member.fulfillment_order_id = fulfillment.id
        order by member.order_id
      ) as "orderIds"
    from parcel_alerts as alert
    join tracked_parcels as tracked on tracked.parcel_id = alert.parcel_id
    join parcels as parcel on parcel.id = alert.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcel.fulfillment_order_id
    where alert.id = any(${[...ids]}::uuid[])
    order by alert.parcel_id, alert.id for no key update of tracked, alert`.execute(tx);
  return rows;
}

export async function saveHandled(
  tx: Tx,
  ids: readonly string[],
  { now, name, note }: Readonly<{ now: Instant; name: string; note: string }>,
): Promise<void> {
  await sql`
    update parcel_alerts set closed_at = ${now}, closed_by = ${name}, note = ${note} where id = any(${[...ids]}::uuid[])`.execute(tx);
}

/** Takes back that a person has ended them: they are what they were before, and end by progress if that came meanwhile. */
export async function saveReopened(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    update parcel_alerts as alert set closed_at = null, closed_by = null, note = null
    where id = any(${[...ids]}::uuid[]) and not exists (
      select from parcel_alerts as open where open.parcel_id = alert.parcel_id and open.kind = alert.kind and open.closed_at is null
    )`.execute(tx);
}

const thresholdRows = sql<Threshold>`select kind, carrier, is_remote as "isRemote", hours from tracking_thresholds`;

export async function thresholds(db: Db): Promise<readonly Threshold[]> {
  return (await thresholdRows.execute(db)).rows;
}

/** `hours` null: the usual ones again. */
export async function saveThresholdRow(
  tx: Tx,
  { kind, carrier, isRemote, hours, now }: Omit<Threshold, 'hours'> & Readonly<{ hours: number | null; now: Instant }>,
): Promise<void> {
  if (hours === null) {
    await sql`delete from tracking_thresholds where kind = ${kind} and carrier = ${carrier} and is_remote = ${isRemote}`.execute(tx);
    return;
  }
  await sql`
    insert into tracking_thresholds (kind, carrier, is_remote, hours, changed_at) values (${kind}, ${carrier}, ${isRemote}, ${hours}, ${now})
    on conflict (kind, carrier, is_remote) do update set hours = excluded.hours, changed_at = excluded.changed_at`.execute(tx);
}

/** All parcels whose alerts hang on time are judged again at the next look. */
export async function makeChecksDue(tx: Tx, now: Instant): Promise<void> {
  await sql`
    update tracked_parcels as tracked set next_check_at = ${now}
    where next_check_at is not null or exists (
      select from parcel_alerts as alert where alert.parcel_id = tracked.parcel_id and alert.closed_at is null
    )`.execute(tx);
}

/** What a parcel's news names. */
export function parcelPayload({
  fulfillmentOrderId,
  orderIds,
  waybillNo,
}: Pick<OwnedAlert, 'fulfillmentOrderId' | 'orderIds' | 'waybillNo'>) {
  return { fulfillmentOrderId, orderIds: [...orderIds], waybillNo } satisfies JsonObject;
}
