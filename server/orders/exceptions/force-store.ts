import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';

/** A person ships these orders although their platform shows them as shipped. They are locked. */
export async function forceShipping(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await sql`update orders set is_ship_forced = true where id = any(${[...orderIds]}::uuid[]) and not is_ship_forced`.execute(tx);
}
