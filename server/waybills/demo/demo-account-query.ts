import type { Db } from '../../platform/db/database.ts';

/** Warehouses in use. */
export function demoWarehouses(db: Db): Promise<readonly Readonly<{ id: string; city: string }>[]> {
  return db.selectFrom('warehouses').select(['id', 'city']).where('state', '=', 'active').orderBy('code').execute();
}

export async function shopIsAuthorized(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('shops').select('state').where('id', '=', id).executeTakeFirst();
  return row?.state === 'authorized' || row?.state === 'expiring';
}
