import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { ParcelWatch } from '@zhidan/core/tracking/parcel-watch.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { assignments, givenRows, type Column } from '../../platform/db/given-rows.ts';

type Lease = Readonly<{ now: Instant; dueAt: Instant }>;

/** Begins to look after parcels that have left; of one that is looked after already nothing happens. Answers the new ones. */
export async function insertTracked(tx: Tx, parcelIds: readonly string[], { now, dueAt }: Lease): Promise<readonly string[]> {
  const { rows } = await sql<{ parcelId: string }>`
    insert into tracked_parcels (parcel_id, watch, due_at, next_check_at, state, tracked_at)
    select id, 'wanted', ${dueAt}, ${now}, 'PENDING_PICKUP', ${now} from parcels
    where id = any(${[...parcelIds]}::uuid[]) and waybill_no is not null
    order by id
    on conflict do nothing
    returning parcel_id as "parcelId"`.execute(tx);
  return rows.map(({ parcelId }) => parcelId);
}

/** What nobody watched is to be subscribed: there may be an account for it now. */
export async function wantUnwatched(tx: Tx, now: Instant): Promise<void> {
  await sql`
    update tracked_parcels set watch = 'wanted', due_at = ${now}, next_check_at = ${now}, try_count = 0, trouble = null
    where watch = 'none' or (watch = 'wanted' and due_at > ${now})`.execute(tx);
}

export type DueParcel = Readonly<{ parcelId: string; watch: 'wanted' | 'given_up' }>;

/** Parcels whose turn it is; they are somebody's until `dueAt`. */
export async function takeDueParcels(tx: Tx, { now, dueAt, limit }: Lease & Readonly<{ limit: number }>): Promise<readonly DueParcel[]> {
  const { rows } = await sql<DueParcel>`
    with due as (
      select parcel_id from tracked_parcels where due_at <= ${now} order by due_at limit ${limit} for update skip locked
    )
    update tracked_parcels as tracked set due_at = ${dueAt} from due
    where due.parcel_id = tracked.parcel_id and tracked.watch in ('wanted', 'given_up')
    returning tracked.parcel_id as "parcelId", tracked.watch`.execute(tx);
  return rows;
}

/** A parcel with what a service has to be told to know it. */
export type AskedParcel = Readonly<{
  parcelId: string;
  carrier: CarrierCode;
  waybillNo: string;
  /** of the warehouse that sent it: carriers that ask for a phone know the sender's as well as the receiver's */
  phone: string;
  from: string;
  to: string;
  accountId: string | null;
  tryCount: number;
  lastAt: Instant | null;
  trackedAt: Instant;
  askedAt: Instant | null;
}>;

/** Of these parcels those that still want this. */
export async function parcelsToAsk(db: Db, parcelIds: readonly string[], watches: readonly ParcelWatch[]): Promise<readonly AskedParcel[]> {
  const { rows } = await sql<AskedParcel>`
    select tracked.parcel_id as "parcelId", parcel.carrier, parcel.waybill_no as "waybillNo", coalesce(warehouse.contact_phone, '') as phone,
      concat(warehouse.province, warehouse.city, warehouse.district) as "from",
      concat(lead.receiver_province, lead.receiver_city, lead.receiver_district) as "to",
      tracked.account_id as "accountId", tracked.try_count as "tryCount", tracked.last_at as "lastAt", tracked.tracked_at as "trackedAt",
      tracked.asked_at as "askedAt"
    from tracked_parcels as tracked
    join parcels as parcel on parcel.id = tracked.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcel.fulfillment_order_id
    join orders as lead on lead.id = fulfillment.lead_order_id
    left join warehouses as warehouse on warehouse.id = fulfillment.warehouse_id
    where tracked.parcel_id = any(${[...parcelIds]}::uuid[]) and tracked.watch = any(${[...watches]})
    order by tracked.parcel_id`.execute(db);
  return rows;
}

/** What came of asking for pushes. */
export type WatchOutcome = Readonly<{
  parcelId: string;
  watch: ParcelWatch;
  accountId: string | null;
  dueAt: Instant | null;
  trouble: string | null;
  isTried: boolean;
}>;

/** Writes what came of it, unless a push that came meanwhile knows better. */
export async function saveOutcomes(tx: Tx, outcomes: readonly WatchOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const columns: readonly Column<WatchOutcome>[] = [
    { name: 'watch', type: 'text', of: ({ watch }) => watch },
    { name: 'account_id', type: 'uuid', of: ({ accountId }) => accountId },
    { name: 'due_at', type: 'timestamptz', of: ({ dueAt }) => dueAt },
    { name: 'trouble', type: 'text', of: ({ trouble }) => trouble },
  ];
  const more: readonly Column<WatchOutcome>[] = [
    { name: 'parcel_id', type: 'uuid', of: ({ parcelId }) => parcelId },
    { name: 'is_tried', type: 'boolean', of: ({ isTried }) => isTried },
  ];
  await sql`
    update tracked_parcels as tracked set ${assignments(columns, 'given')}, try_count = case when given.is_tried then tracked.try_count + 1 else 0 end
    from ${givenRows([...more, ...columns], outcomes)}
    where tracked.parcel_id = given.parcel_id and tracked.watch = 'wanted'`.execute(tx);
}

/** When a parcel was asked after, and when it is next; `watch`, `trouble`: nobody hears of it any more. */
export type QueryOutcome = Readonly<{ parcelId: string; askedAt: Instant | null; dueAt: Instant | null; trouble: string | null }>;

export async function saveQueries(tx: Tx, outcomes: readonly QueryOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const columns: readonly Column<QueryOutcome>[] = [
    { name: 'parcel_id', type: 'uuid', of: ({ parcelId }) => parcelId },
    { name: 'asked_at', type: 'timestamptz', of: ({ askedAt }) => askedAt },
    { name: 'due_at', type: 'timestamptz', of: ({ dueAt }) => dueAt },
    { name: 'trouble', type: 'text', of: ({ trouble }) => trouble },
  ];
  await sql`
    update tracked_parcels as tracked set asked_at = coalesce(given.asked_at, tracked.asked_at), trouble = given.trouble,
      due_at = case when tracked.watch = 'given_up' then given.due_at else tracked.due_at end,
      watch = case when tracked.watch = 'given_up' and given.due_at is null then 'none' else tracked.watch end
    from ${givenRows(columns, outcomes)} where tracked.parcel_id = given.parcel_id`.execute(tx);
}
