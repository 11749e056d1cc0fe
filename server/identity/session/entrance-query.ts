import type { Db } from '../../platform/db/database.ts';

export async function isWithoutPeople(db: Db): Promise<boolean> {
  return (await db.selectFrom('people').select('id').limit(1).executeTakeFirst()) === undefined;
}
