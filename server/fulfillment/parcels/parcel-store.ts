import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';
import { newId } from '../../platform/new-id.ts';

type Wish = Readonly<{ fulfillmentId: string; ordinal: number; carrier: string; service: string }>;

/** Wishes for numbers. The id of a parcel makes asking for its number twice the same ask. */
export async function insertWishes(tx: Tx, wishes: readonly Wish[], now: Instant): Promise<void> {
  if (wishes.length === 0) return;
  const columns: readonly Column<Wish>[] = [
    { name: 'id', type: 'uuid', of: () => newId(now) },
    { name: 'fulfillment_order_id', type: 'uuid', of: ({ fulfillmentId }) => fulfillmentId },
    { name: 'ordinal', type: 'smallint', of: ({ ordinal }) => ordinal },
    { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
    { name: 'service', type: 'text', of: ({ service }) => service },
    { name: 'state', type: 'text', of: () => 'wanted' },
    { name: 'wanted_at', type: 'timestamptz', of: () => now },
  ];
  await sql`insert into parcels (${columnNames(columns)}) select * from ${givenRows(columns, wishes)}`.execute(tx);
}

type Void = Readonly<{ parcelId: string; fulfillmentId: string; isNumbered: boolean }>;

/** Parcels of locked fulfillment orders that are not to leave: wishes are dropped, numbers are to be given back. */
export async function voidParcels(tx: Tx, ids: readonly string[], reason: string, now: Instant): Promise<readonly Void[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Void>`
    update parcels set
      state = case state when 'wanted' then 'voided' else 'void_wanted' end,
      voided_at = case state when 'wanted' then ${now}::timestamptz end,
      void_reason = ${reason}
    where fulfillment_order_id = any(${[...ids]}::uuid[]) and state in ('wanted', 'numbered')
    returning id as "parcelId", fulfillment_order_id as "fulfillmentId", waybill_no is not null as "isNumbered"`.execute(tx);
  return rows;
}

/** Numbered parcels of locked fulfillment orders leave the house. Answers them. */
export async function shipParcels(tx: Tx, ids: readonly string[], now: Instant): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; fulfillmentId: string }>`
    update parcels set state = 'shipped', shipped_at = ${now}
    where fulfillment_order_id = any(${[...ids]}::uuid[]) and state = 'numbered'
    returning id, fulfillment_order_id as "fulfillmentId"`.execute(tx);
  const grouped = Map.groupBy(rows, ({ fulfillmentId }) => fulfillmentId);
  return new Map([...grouped].map(([fulfillmentId, some]) => [fulfillmentId, some.map(({ id }) => id)]));
}

/** The fulfillment orders that parcels belong to, which never changes. */
export async function fulfillmentIdsByParcel(tx: Tx, parcelIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ parcelId: string; id: string }>`
    select id as "parcelId", fulfillment_order_id as id from parcels where id = any(${[...parcelIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ parcelId, id }) => [parcelId, id]));
}

/** A number as its source gave it, sealed where it holds a receiver. `isLate`: nobody wants it any more. */
export type NumberToSave = Readonly<{
  parcelId: string;
  isLate: boolean;
  source: string;
  accountId: string | null;
  carrier: string;
  waybillNo: string;
  parentWaybillNo: string | null;
  routing: string;
  printData: Buffer | null;
  orderNoThere: string;
}>;

export async function saveNumbers(tx: Tx, numbers: readonly NumberToSave[], now: Instant): Promise<void> {
  if (numbers.length === 0) return;
  const columns: readonly Column<NumberToSave>[] = [
    { name: 'id', type: 'uuid', of: ({ parcelId }) => parcelId },
    { name: 'is_late', type: 'boolean', of: ({ isLate }) => isLate },
    { name: 'source', type: 'text', of: ({ source }) => source },
    { name: 'account_id', type: 'uuid', of: ({ accountId }) => accountId },
    { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
    { name: 'waybill_no', type: 'text', of: ({ waybillNo }) => waybillNo },
    { name: 'parent_waybill_no', type: 'text', of: ({ parentWaybillNo }) => parentWaybillNo },
    { name: 'routing', type: 'jsonb', of: ({ routing }) => routing },
    { name: 'print_data_sealed', type: 'bytea', of: ({ printData }) => printData },
    { name: 'order_no_there', type: 'text', of: ({ orderNoThere }) => orderNoThere },
  ];
  await sql`
    update parcels set
      state = case when given.is_late then 'void_wanted' else 'numbered' end, voided_at = null, numbered_at = ${now},
      source = given.source, account_id = given.account_id, carrier = given.carrier, waybill_no = given.waybill_no,
      parent_waybill_no = given.parent_waybill_no, routing = given.routing, print_data_sealed = given.print_data_sealed,
      order_no_there = given.order_no_there, problem = null, problem_words = null
    from ${givenRows(columns, numbers)} where parcels.id = given.id`.execute(tx);
}

export type NumberProblem = Readonly<{ parcelId: string; problem: string; words: string }>;

/** Why wishes that still stand got no number. */
export async function saveProblems(tx: Tx, problems: readonly NumberProblem[], now: Instant): Promise<void> {
  if (problems.length === 0) return;
  const columns: readonly Column<NumberProblem>[] = [
    { name: 'id', type: 'uuid', of: ({ parcelId }) => parcelId },
    { name: 'problem', type: 'text', of: ({ problem }) => problem },
    { name: 'words', type: 'text', of: ({ words }) => words },
  ];
  await sql`
    update parcels set problem = given.problem, problem_words = given.words, try_count = parcels.try_count + 1, tried_at = ${now}
    from ${givenRows(columns, problems)} where parcels.id = given.id and parcels.state = 'wanted'`.execute(tx);
}

/** Numbers that their source has taken back. Answers those that waited for it. */
export async function saveVoided(
  tx: Tx,
  parcelIds: readonly string[],
  now: Instant,
): Promise<readonly Readonly<{ parcelId: string; fulfillmentId: string }>[]> {
  const { rows } = await sql<{ parcelId: string; fulfillmentId: string }>`
    update parcels set state = 'voided', voided_at = ${now}
    where id = any(${[...parcelIds]}::uuid[]) and state = 'void_wanted'
    returning id as "parcelId", fulfillment_order_id as "fulfillmentId"`.execute(tx);
  return rows;
}
