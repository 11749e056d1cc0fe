import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { InterceptionState } from '@zhidan/core/tracking/interception.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

type Lease = Readonly<{ now: Instant; dueAt: Instant }>;

/** Wishes to call parcels back; of one that was called back before nothing happens, unless it was dropped. Answers the new ones. */
export async function insertInterceptions(tx: Tx, parcelIds: readonly string[], { now, dueAt }: Lease): Promise<readonly string[]> {
  const { rows } = await sql<{ parcelId: string }>`
    insert into interceptions (parcel_id, state, reason, wanted_at, due_at)
    select id, 'wanted', '', ${now}, ${dueAt} from parcels
    where id = any(${[...parcelIds]}::uuid[]) and waybill_no is not null
    order by id
    on conflict (parcel_id) do update set state = 'wanted', wanted_at = excluded.wanted_at, due_at = excluded.due_at, try_count = 0,
      ended_at = null, words = '' where interceptions.state = 'dropped'
    returning parcel_id as "parcelId"`.execute(tx);
  return rows.map(({ parcelId }) => parcelId);
}

/** Wishes of the system's own that are over before the carrier was told: nobody asks any more. Answers the parcels. */
export async function dropInterceptions(tx: Tx, parcelIds: readonly string[], now: Instant): Promise<readonly string[]> {
  const { rows } = await sql<{ parcelId: string }>`
    update interceptions set state = 'dropped', due_at = null, ended_at = ${now}
    where parcel_id in (
      select parcel_id from interceptions
      where parcel_id = any(${[...parcelIds]}::uuid[]) and state in ('wanted', 'refused', 'impossible') and reason = ''
      order by parcel_id for update
    ) returning parcel_id as "parcelId"`.execute(tx);
  return rows.map(({ parcelId }) => parcelId);
}

/** A person wants it tried again, or by another reason; what it cost stays. */
export async function wantAgain(
  tx: Tx,
  { parcelId, reason, now, dueAt }: Lease & Readonly<{ parcelId: string; reason: string }>,
): Promise<void> {
  await sql`
    insert into interceptions (parcel_id, state, reason, wanted_at, due_at) values (${parcelId}, 'wanted', ${reason}, ${now}, ${dueAt})
    on conflict (parcel_id) do update set state = 'wanted', reason = excluded.reason, wanted_at = excluded.wanted_at,
      due_at = excluded.due_at, try_count = 0, ended_at = null, words = ''`.execute(tx);
}

/** Those whose turn it is; they are somebody's until `dueAt`. */
export async function takeDueInterceptions(tx: Tx, { now, dueAt, limit }: Lease & Readonly<{ limit: number }>): Promise<readonly string[]> {
  const { rows } = await sql<{ parcelId: string }>`
    update interceptions set due_at = ${dueAt} where parcel_id in (
      select parcel_id from interceptions where due_at <= ${now} order by due_at limit ${limit} for update skip locked
    ) returning parcel_id as "parcelId"`.execute(tx);
  return rows.map(({ parcelId }) => parcelId);
}

/** A parcel to call back, with whom its number came from. */
export type WantedInterception = Readonly<{
  parcelId: string;
  accountId: string | null;
  carrier: CarrierCode;
  waybillNo: string;
  orderNoThere: string;
  wantedAt: Instant;
  tryCount: number;
}>;

export async function wantedInterceptions(db: Db, parcelIds: readonly string[]): Promise<readonly WantedInterception[]> {
  const { rows } = await sql<WantedInterception>`
    select asked.parcel_id as "parcelId", parcel.account_id as "accountId", parcel.carrier, parcel.waybill_no as "waybillNo",
      parcel.order_no_there as "orderNoThere", asked.wanted_at as "wantedAt", asked.try_count as "tryCount"
    from interceptions as asked join parcels as parcel on parcel.id = asked.parcel_id
    where asked.parcel_id = any(${[...parcelIds]}::uuid[]) and asked.state = 'wanted'
    order by asked.parcel_id`.execute(db);
  return rows;
}

/** What came of it; `dueAt`: it is tried again. */
export type InterceptionOutcome = Readonly<{ parcelId: string; state: InterceptionState; words: string; dueAt: Instant | null }>;

/** Writes what came of asking for one that is still wanted. Answers whether it was. */
export async function saveOutcome(tx: Tx, { parcelId, state, words, dueAt }: InterceptionOutcome, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update interceptions set state = ${state}, words = ${words}, due_at = ${dueAt}, try_count = try_count + 1,
      asked_at = case when ${state} = 'asked' then ${now} else asked_at end,
      ended_at = case when ${state} in ('refused', 'impossible') then ${now}::timestamptz end
    where parcel_id = ${parcelId} and state = 'wanted'`.execute(tx);
  if (state === 'asked') await sql`update parcels set state = 'returning' where id = ${parcelId} and state = 'shipped'`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Of these parcels those whose trace shows how being called back ended: on their way back, or delivered all the same. */
export async function saveSeenEnds(
  tx: Tx,
  parcelIds: readonly string[],
  now: Instant,
): Promise<readonly Readonly<{ parcelId: string; state: InterceptionState }>[]> {
  if (parcelIds.length === 0) return [];
  const { rows } = await sql<{ parcelId: string; state: InterceptionState }>`
    update interceptions as asked set state = case when tracked.state = 'RETURNED' then 'done' else 'refused' end, due_at = null,
      ended_at = ${now}
    from tracked_parcels as tracked
    where tracked.parcel_id = asked.parcel_id and asked.parcel_id = any(${[...parcelIds]}::uuid[])
      and (tracked.state = 'RETURNED' and asked.state <> 'done' or tracked.state = 'DELIVERED' and asked.state in ('wanted', 'asked'))
    returning asked.parcel_id as "parcelId", asked.state`.execute(tx);
  return rows;
}

export type InterceptionRecord = Readonly<{
  parcelId: string;
  state: InterceptionState | undefined;
  costFen: number | null | undefined;
  note: string | undefined;
  now: Instant;
}>;

/** What a person knows of it: what is absent stays. Answers whether it was asked for at all. */
export async function saveRecord(tx: Tx, { parcelId, state, costFen, note, now }: InterceptionRecord): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('interceptions')
    .set({
      parcel_id: parcelId,
      ...(state === undefined ? {} : { state, ended_at: now, due_at: null }),
      ...(costFen === undefined ? {} : { cost_fen: costFen }),
      ...(note === undefined ? {} : { note }),
    })
    .where('parcel_id', '=', parcelId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
