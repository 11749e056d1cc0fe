import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

/** Labels of locked fulfillment orders on the floor are printed once more; one whose orders must not ship is never counted. */
export async function countReprints(tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update fulfillment_orders as printed set print_count = printed.print_count + 1, changed_at = ${now}
    where id = any(${[...ids]}::uuid[]) and not exists (
      select from fulfillment_members as member join orders on orders.id = member.order_id
      where member.fulfillment_order_id = printed.id and not orders.may_ship
    )`.execute(tx);
}
