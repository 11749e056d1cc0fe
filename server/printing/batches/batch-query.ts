import { fulfillmentRefusals, type ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { fulfillmentNo, readFulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type * as api from '@zhidan/core/printing/api.ts';
import { openItemStates, printBatchNo, readPrintBatchNo } from '@zhidan/core/printing/print-item-life.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { inScopeOf } from '../scope-query.ts';

const cursor = pageCursor(z.object({ no: z.int() }));

type BatchRow = Omit<api.PrintBatchRow, 'no'> & Readonly<{ no: number }>;

const ownItems = (by: Caller) => sql`
  from print_items as item join fulfillment_orders as fulfillment on fulfillment.id = item.fulfillment_order_id
  where item.batch_id = batch.id and ${inScopeOf(by)}`;

const batchColumns = (by: Caller) => sql`
  batch.id, batch.no, batch.kind, batch.reason, batch.desk, batch.made_at as "madeAt", batch.made_by as "madeBy",
  (select jsonb_object_agg(summed.state, summed.count) from (select item.state, count(*) ${ownItems(by)} group by item.state) as summed) as counts`;

const rowOf = ({ no, ...row }: BatchRow): api.PrintBatchRow => ({ ...row, no: printBatchNo(no) });

/** Batches in which the caller may see something, newest first. */
export async function listPrintBatches(
  db: Db,
  ask: Asked<InputOf<typeof api.listPrintBatches>>,
): Promise<OutputOf<typeof api.listPrintBatches>> {
  const { by, text, limit } = ask;
  const place = cursor.read(ask.after);
  const conditions = [sql`exists (select ${ownItems(by)})`];
  if (place) conditions.push(sql`batch.no < ${place.no}`);
  if (ask.open)
    conditions.push(
      sql`exists (select from print_items as item where item.batch_id = batch.id and item.state = any(${[...openItemStates]}))`,
    );
  if (text) conditions.push(named(text));
  const { rows } = await sql<BatchRow>`
    select ${batchColumns(by)} from print_batches as batch
    where ${sql.join(conditions, sql` and `)} order by batch.no desc limit ${limit + 1}`.execute(db);
  return cursor.page(rows, limit, { place: ({ no }) => ({ no }), item: rowOf });
}

/** A batch, a fulfillment order or a waybill by its number. */
function named(text: string): RawBuilder<unknown> {
  const batchNo = readPrintBatchNo(text);
  if (batchNo !== null) return sql`batch.no = ${batchNo}`;
  const no = readFulfillmentNo(text);
  if (no !== null)
    return sql`batch.id in (
      select item.batch_id from print_items as item join fulfillment_orders on fulfillment_orders.id = item.fulfillment_order_id
      where fulfillment_orders.no = ${no}
    )`;
  return sql`batch.id in (
    select item.batch_id from print_items as item join parcels on parcels.id = item.parcel_id where parcels.waybill_no = ${text}
  )`;
}

type ItemRow = Omit<api.PrintItem, 'fulfillmentNo' | 'refusal'> & Readonly<{ no: number; refusal: readonly ClaimRefusal[] | null }>;

/** @throws Refused `print_batch.not_found` */
export async function printBatchNamed(
  db: Db | Tx,
  { by, batchId }: Readonly<{ by: Caller; batchId: string }>,
): Promise<api.PrintBatchView> {
  const { rows } = await sql<BatchRow>`select ${batchColumns(by)} from print_batches as batch where batch.id = ${batchId}`.execute(db);
  const [row] = rows;
  if (!row || Object.keys(row.counts ?? {}).length === 0) throw new Refused('print_batch.not_found', { batchId });
  const items = await sql<ItemRow>`
    select item.id, item.fulfillment_order_id as "fulfillmentOrderId", fulfillment.no,
      array(
        select orders.channel_order_no from fulfillment_members as member join orders on orders.id = member.order_id
        where member.fulfillment_order_id = fulfillment.id order by orders.id
      ) as "orderNos",
      shops.name as "shopName", coalesce(fulfillment.carrier, '') as carrier, item.waybill_no as "waybillNo", item.road, item.printing,
      item.state, item.printer, (parcel.id is null or item.road = 'pdf' or parcel.print_data_sealed is not null) as "hasPrintData", item.sent_at as "sentAt", item.settled_at as "settledAt", item.message, item.refusal
    from print_items as item
    join fulfillment_orders as fulfillment on fulfillment.id = item.fulfillment_order_id
    join shops on shops.id = fulfillment.shop_id
    left join parcels as parcel on parcel.id = item.parcel_id
    where item.batch_id = ${batchId} and ${inScopeOf(by)} order by item.position`.execute(db);
  return {
    ...rowOf(row),
    items: items.rows.map(({ no, refusal, ...item }) => ({
      ...item,
      fulfillmentNo: fulfillmentNo(no),
      refusal: refusalText(refusal ?? [], by),
    })),
  };
}

/** What stands in the way, one sentence after the other, in the reader's language. */
export const refusalText = (refusals: readonly ClaimRefusal[], { language }: Pick<Caller, 'language'>): string =>
  refusals.map(({ code, values }) => say(fulfillmentRefusals[code], language, values)).join(' ');
