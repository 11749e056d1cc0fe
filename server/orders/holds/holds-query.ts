import type { HoldView } from '@zhidan/core/orders/goods-view.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** All holds that an order has or had, newest first. */
export async function holdHistoryOf(db: Db, orderId: string): Promise<readonly HoldView[]> {
  const { rows } = await sql<HoldView>`
    select source, reason, until, placed_at as "placedAt", placed_by as "placedBy", ended_at as "endedAt", ended_by as "endedBy",
      end_reason as "endReason"
    from order_holds where order_id = ${orderId} order by placed_at desc, id desc limit 100`.execute(db);
  return rows;
}
