import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { parcelId, type listWaybillTasks as contract, type WaybillTaskRow } from '@zhidan/core/waybills/number-api.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';

const cursor = pageCursor(z.object({ beganAt: instantSchema, parcelId }));

type Row = Omit<WaybillTaskRow, 'fulfillmentNo' | 'isByHand'> &
  Readonly<{ no: number; carrier: CarrierCode; accountSource: string | null }>;

/** Numbers to take and to give back of the caller's shops, oldest first. */
export async function listWaybillTasks(db: Db, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, kind, problem, isStuck, limit, after } = ask;
  const place = cursor.read(after);
  const { rows } = await sql<Row>`
    select task.parcel_id as "parcelId", task.kind, fulfillment.id as "fulfillmentOrderId", fulfillment.no, parcels.ordinal,
      fulfillment.shop_id as "shopId", parcels.carrier, parcels.waybill_no as "waybillNo", task.account_id as "accountId",
      coalesce(account.name, '') as "accountName", account.source as "accountSource", task.began_at as "beganAt",
      fulfillment.ship_by as "shipBy", task.try_count as "tryCount", task.due_at as "dueAt", task.problem,
      coalesce(task.platform_code, '') as "platformCode", coalesce(task.platform_words, '') as "platformWords"
    from waybill_tasks as task
    join parcels on parcels.id = task.parcel_id
    join fulfillment_orders as fulfillment on fulfillment.id = parcels.fulfillment_order_id
    left join waybill_accounts as account on account.id = task.account_id
    where ${by.shops === 'all' ? sql`true` : sql`fulfillment.shop_id::text = any(${[...by.shops]})`}
      and ${kind ? sql`task.kind = ${kind}` : sql`true`}
      and ${problem ? sql`task.problem = ${problem}` : sql`true`}
      and ${isStuck === undefined ? sql`true` : isStuck ? sql`task.due_at is null` : sql`task.due_at is not null`}
      and ${place ? sql`(task.began_at, task.parcel_id) > (${place.beganAt}, ${place.parcelId}::uuid)` : sql`true`}
    order by task.began_at, task.parcel_id limit ${limit + 1}`.execute(db);
  return cursor.page(rows, limit, {
    place: (row) => ({ beganAt: row.beganAt, parcelId: row.parcelId }),
    item: ({ no, accountSource, ...row }) => ({
      ...row,
      fulfillmentNo: fulfillmentNo(no),
      isByHand: accountSource === 'hand' && row.kind === 'take',
    }),
  });
}
