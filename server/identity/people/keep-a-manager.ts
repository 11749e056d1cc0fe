import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { countManagers } from './person-store.ts';

/**
 * After a change, before its commit: somebody must still be able to manage people, or nobody could ever repair it.
 * @throws Refused `person.last_manager`
 */
export async function keepAManager(tx: Tx, { name }: Readonly<{ name: string }>): Promise<void> {
  if ((await countManagers(tx)) === 0) throw new Refused('person.last_manager', { name });
}
