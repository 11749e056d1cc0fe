import { personalDataRevealed } from '@zhidan/core/identity/identity-event.ts';
import type { PersonId } from '@zhidan/core/identity/person.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { personForUpdate } from './person-store.ts';

/**
 * The full phone and e-mail of a person; who saw them, and why, is in the journal. Fields that the caller's roles mask stay null.
 * @throws Refused `person.not_found`, `person.fields_masked`
 */
export async function revealPerson(
  tx: Tx,
  ask: Asked<{ personId: PersonId; reason: string }>,
  vault: Vault,
): Promise<{ phone: string | null; email: string | null }> {
  const { by, now, personId, reason } = ask;
  const fields = ['phone', 'email'].filter((field) => !by.maskedFields.has(`person.${field}`));
  if (fields.length === 0) throw new Refused('person.fields_masked');
  const person = await personForUpdate(tx, vault, personId);
  if (!person) throw new Refused('person.not_found', { personId });
  await emit(tx, { by, now }, [personalDataRevealed({ subjectId: personId, payload: { fields }, reason })]);
  return {
    phone: fields.includes('phone') ? (person.phone?.reveal() ?? null) : null,
    email: fields.includes('email') ? (person.email?.reveal() ?? null) : null,
  };
}
