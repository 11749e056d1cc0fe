import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Scope } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { listUnusedNumbers, UnusedNumber } from '@zhidan/core/waybills/number-api.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** A number should be on its way a day after it was taken. */
const unusedAfterMs = 24 * 3_600_000;
const countedLimit = 1_000;

/** Numbers that were taken a day ago and nobody uses, oldest first, with what they cost together. */
export async function unusedNumbers(
  db: Db,
  { now, shops }: Readonly<{ now: Instant; shops: Scope }>,
): Promise<OutputOf<typeof listUnusedNumbers>> {
  const { rows } = await sql<Omit<UnusedNumber, 'fulfillmentNo'> & Readonly<{ no: number }>>`
    select parcels.id as "parcelId", fulfillment.no, parcels.carrier, parcels.waybill_no as "waybillNo",
      coalesce(account.name, '') as "accountName", parcels.numbered_at as "numberedAt", parcels.state,
      coalesce(line.number_fen, 0) as "numberFen"
    from parcels
    join fulfillment_orders as fulfillment on fulfillment.id = parcels.fulfillment_order_id
    left join waybill_accounts as account on account.id = parcels.account_id
    left join waybill_lines as line
      on line.account_id = account.id and line.carrier = parcels.carrier and line.warehouse_id = fulfillment.warehouse_id
    where parcels.state in ('numbered', 'void_wanted') and parcels.numbered_at < ${plusMs(now, -unusedAfterMs)}
      and ${shops === 'all' ? sql`true` : sql`fulfillment.shop_id::text = any(${[...shops]})`}
    order by parcels.numbered_at limit ${countedLimit}`.execute(db);
  const items = rows.map(({ no, ...row }) => ({ ...row, fulfillmentNo: fulfillmentNo(no) }));
  return { items, count: items.length, costFen: items.reduce((sum, { numberFen }) => sum + numberFen, 0) };
}
