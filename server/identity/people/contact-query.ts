import type { Personal } from '@zhidan/core/kernel/personal.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { openEmail, openPhone } from './contact.ts';

/** Phone and mail address of a person, masked when printed; null for what they have not. */
export async function contactOf(
  db: Db | Tx,
  vault: Vault,
  personId: string,
): Promise<Readonly<{ phone: Personal | null; email: Personal | null }>> {
  const row = await db.selectFrom('people').select(['phone_sealed', 'email_sealed']).where('id', '=', personId).executeTakeFirst();
  return { phone: openPhone(vault, row?.phone_sealed ?? null), email: openEmail(vault, row?.email_sealed ?? null) };
}
