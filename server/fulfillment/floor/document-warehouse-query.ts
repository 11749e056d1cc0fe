import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** The warehouses where these stock documents changed something. */
export async function documentWarehouses(db: Db, documentIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct place.id from stock_documents as document
    cross join lateral unnest(array[document.warehouse_id, document.to_warehouse_id]) as place (id)
    where document.id = any(${[...documentIds]}::uuid[]) and place.id is not null`.execute(db);
  return rows.map(({ id }) => id);
}
