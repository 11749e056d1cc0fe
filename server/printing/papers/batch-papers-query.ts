import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { printBatchNo } from '@zhidan/core/printing/print-item-life.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { inScopeOf } from '../scope-query.ts';

export type BatchPapers = Readonly<{ no: string; itemIds: readonly string[] }>;
type Ask = Readonly<{ by: Caller; batchId: string }>;

/** The labels of a batch that were claimed, in their order. @throws Refused `print_batch.not_found` */
export const claimedItems = (db: Db, ask: Ask): Promise<BatchPapers> => itemsWhere(db, ask, sql`item.state <> 'refused'`);

/**
 * Labels of our own that were sent as a page since a moment, are not settled, and whose orders may still ship.
 * @throws Refused `print_batch.not_found`
 */
export function sentPages(db: Db, ask: Ask, since: Instant): Promise<BatchPapers> {
  return itemsWhere(
    db,
    ask,
    sql`item.state = 'sent' and item.road = 'pdf' and item.sent_at >= ${since} and not exists (
      select from fulfillment_members as member join orders on orders.id = member.order_id
      where member.fulfillment_order_id = fulfillment.id and not orders.may_ship
    )`,
  );
}

async function itemsWhere(db: Db, { by, batchId }: Ask, condition: RawBuilder<unknown>): Promise<BatchPapers> {
  const { rows } = await sql<{ no: number; itemIds: readonly string[]; isVisible: boolean }>`
    select batch.no,
      coalesce(array_agg(item.id order by item.position) filter (where ${condition}), '{}') as "itemIds",
      count(item.id) > 0 as "isVisible"
    from print_batches as batch
    join print_items as item on item.batch_id = batch.id
    join fulfillment_orders as fulfillment on fulfillment.id = item.fulfillment_order_id
    where batch.id = ${batchId} and ${inScopeOf(by)} group by batch.id`.execute(db);
  const [row] = rows;
  if (!row) throw new Refused('print_batch.not_found', { batchId });
  return { no: printBatchNo(row.no), itemIds: row.itemIds };
}
