import type { Db } from '../../platform/db/database.ts';

/** Names of all shops by id: what people call where an order comes from. */
export async function shopNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('shops').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
