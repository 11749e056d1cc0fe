import { sql } from 'kysely';
import type { Tx } from '../platform/db/database.ts';
import { givenIds } from '../platform/db/given-rows.ts';

/** Locks orders until the transaction ends, in the order of their ids: whoever changes what may be shipped does so first. */
export async function lockOrders(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select from orders where id = any(${givenIds([...new Set(ids)])}) order by id for no key update`.execute(tx);
}
