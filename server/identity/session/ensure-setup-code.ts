import { randomInt } from 'node:crypto';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { hasPeople } from '../people/person-store.ts';
import { insertSetupCode, setupCodeForUpdate } from './setup-code-store.ts';

/**
 * The code that the owner types once on the first-start page: the same at every start until then, null once there are people.
 * Printed by the launcher, so that only who can read its output can take the shop.
 */
export function ensureSetupCode(merchant: Merchant): Promise<string | null> {
  return inTransaction(merchant.db, async (tx) => {
    if (await hasPeople(tx)) return null;
    await insertSetupCode(tx, merchant.vault, { code: newCode(), now: merchant.clock() });
    return setupCodeForUpdate(tx, merchant.vault);
  });
}

/** Twelve digits in groups, easy to type from a terminal: `4821-0937-5516`. */
function newCode(): string {
  return Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, '0')).join('-');
}
