import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import type { Actor, Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { PrintItemState } from '@zhidan/core/printing/print-item-life.ts';
import type { PrintRoad } from '@zhidan/core/printing/print-road.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { givenRows, type Column } from '../../platform/db/given-rows.ts';
import { inScopeOf } from '../scope-query.ts';

export type NewBatch = Readonly<{
  id: string;
  kind: 'print' | 'reprint';
  reason: string;
  desk: string;
  itemCount: number;
  at: Instant;
  by: Actor;
}>;

/** False when there is a batch of this id. */
export async function insertBatch(tx: Tx, { id, kind, reason, desk, itemCount, at, by }: NewBatch): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into print_batches (id, kind, reason, desk, item_count, made_at, made_by_id, made_by)
    values (${id}, ${kind}, ${reason}, ${desk}, ${itemCount}, ${at}, ${by.id}, ${by.name})
    on conflict (id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** Fulfillment orders of a batch; null when there is no such batch. */
export async function fulfillmentsOf(tx: Tx, batchId: string): Promise<ReadonlySet<string> | null> {
  const { rows } = await sql<{ id: string | null }>`
    select item.fulfillment_order_id as id from print_batches as batch left join print_items as item on item.batch_id = batch.id
    where batch.id = ${batchId}`.execute(tx);
  return rows.length === 0 ? null : new Set(rows.flatMap(({ id }) => id ?? []));
}

export type NewItem = Readonly<{
  id: string;
  fulfillmentOrderId: string;
  label: Readonly<{ parcelId: string; waybillNo: string; road: PrintRoad }> | null;
  refusals: readonly ClaimRefusal[];
}>;

const itemColumns: readonly Column<NewItem & Readonly<{ position: number }>>[] = [
  { name: 'id', type: 'uuid', of: ({ id }) => id },
  { name: 'position', type: 'integer', of: ({ position }) => position },
  { name: 'fulfillment_order_id', type: 'uuid', of: ({ fulfillmentOrderId }) => fulfillmentOrderId },
  { name: 'parcel_id', type: 'uuid', of: ({ label }) => label?.parcelId ?? null },
  { name: 'waybill_no', type: 'text', of: ({ label }) => label?.waybillNo ?? '' },
  { name: 'road', type: 'text', of: ({ label }) => label?.road ?? null },
  { name: 'refusal', type: 'jsonb', of: ({ label, refusals }) => (label ? null : JSON.stringify(refusals)) },
];

/**
 * The labels of a batch in their order. How often each was on paper is counted here: what is in doubt counts, and of a batch that
 * prints again none is the first.
 */
export async function insertItems(tx: Tx, batchId: string, kind: NewBatch['kind'], items: readonly NewItem[]): Promise<void> {
  const placed = items.map((item, index) => ({ ...item, position: index + 1 }));
  await sql`
    insert into print_items (id, batch_id, position, fulfillment_order_id, parcel_id, waybill_no, road, refusal, state, printing)
    select given.id, ${batchId}, given.position, given.fulfillment_order_id, given.parcel_id, given.waybill_no, given.road, given.refusal,
      case when given.parcel_id is null then 'refused' else 'claimed' end,
      greatest(${kind === 'reprint' ? 2 : 1}, 1 + (
        select count(*)::integer from print_items as earlier
        where earlier.parcel_id = given.parcel_id and earlier.state in ('printed', 'sent', 'unknown')
      ))
    from ${givenRows(itemColumns, placed)}`.execute(tx);
}

export type StoredItem = Readonly<{
  id: string;
  fulfillmentOrderId: string;
  parcelId: string | null;
  waybillNo: string;
  road: PrintRoad | null;
  printing: number;
  state: PrintItemState;
  attempt: number;
  hasPrintData: boolean;
}>;

type ItemsAsk = Readonly<{ batchId: string; itemIds: readonly string[]; by: Caller }>;

const found = ({ batchId, itemIds, by }: ItemsAsk) => sql`
  from print_items as item
  join fulfillment_orders as fulfillment on fulfillment.id = item.fulfillment_order_id
  where item.batch_id = ${batchId} and item.id = any(${[...itemIds]}::uuid[]) and ${inScopeOf(by)}`;

/** Whose labels are asked for, without a lock: their orders are locked first. */
export async function fulfillmentsOfItems(tx: Tx, ask: ItemsAsk): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select distinct item.fulfillment_order_id as id ${found(ask)}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Labels of a batch, locked; those that are not there or not the caller's are left out. */
export async function itemsForUpdate(tx: Tx, ask: ItemsAsk): Promise<readonly StoredItem[]> {
  const { rows } = await sql<StoredItem>`
    select item.id, item.fulfillment_order_id as "fulfillmentOrderId", item.parcel_id as "parcelId", item.waybill_no as "waybillNo",
      item.road, item.printing, item.state, item.attempt,
      exists (select from parcels where parcels.id = item.parcel_id and parcels.print_data_sealed is not null) as "hasPrintData"
    ${found(ask)} order by item.id for no key update of item`.execute(tx);
  const places = new Map(ask.itemIds.map((id, index) => [id, index]));
  return rows.toSorted((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
}

/** They leave for a printer. */
export async function saveSent(
  tx: Tx,
  ids: readonly string[],
  { printer, now }: Readonly<{ printer: string; now: Instant }>,
): Promise<void> {
  await sql`
    update print_items set state = 'sent', attempt = attempt + 1, printer = ${printer}, sent_at = ${now}, settled_at = null, message = ''
    where id = any(${[...ids]}::uuid[])`.execute(tx);
}

export type ItemResult = Readonly<{ itemId: string; attempt: number | null; result: 'printed' | 'failed' | 'unknown'; message: string }>;

const resultColumns: readonly Column<ItemResult>[] = [
  { name: 'id', type: 'uuid', of: ({ itemId }) => itemId },
  { name: 'attempt', type: 'integer', of: ({ attempt }) => attempt },
  { name: 'result', type: 'text', of: ({ result }) => result },
  { name: 'message', type: 'text', of: ({ message }) => message },
];

/**
 * Notes results of labels that are in doubt. A result of an earlier attempt, one that is known already and one of a label that is
 * certain change nothing. `attempt` null: whatever attempt it is. Answers what was noted, by batch.
 */
export async function saveResults(
  tx: Tx,
  results: readonly ItemResult[],
  now: Instant,
): Promise<readonly Readonly<{ itemId: string; batchId: string; result: ItemResult['result'] }>[]> {
  const { rows } = await sql<{ itemId: string; batchId: string; result: ItemResult['result'] }>`
    with locked as (
      select item.id, given.result, given.message
      from ${givenRows(resultColumns, results)} join print_items as item on item.id = given.id
      where (given.attempt is null or given.attempt = item.attempt)
        and (item.state = 'sent' or (item.state = 'unknown' and given.result <> 'unknown'))
      order by item.id for no key update of item
    )
    update print_items as item set state = locked.result, message = locked.message, settled_at = ${now}
    from locked where item.id = locked.id
    returning item.id as "itemId", item.batch_id as "batchId", item.state as result`.execute(tx);
  return rows;
}
