import { personRestored } from '@zhidan/core/identity/identity-event.ts';
import { personLife, type PersonId } from '@zhidan/core/identity/person.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { savePersonStatus } from './person-store.ts';
import { personToManage } from './person-to-manage.ts';

/**
 * Lets a suspended person sign in again, with the roles and the password they had.
 * @throws Refused `person.not_found`, `person.outranks_you`, `life_cycle.not_allowed`
 */
export async function restorePerson(tx: Tx, ask: Asked<{ personId: PersonId }>, vault: Vault): Promise<{ done: true }> {
  const { by, now, personId } = ask;
  const person = await personToManage(tx, { personId, by, vault });
  const status = orRefuse(move(personLife, person.status, 'restore'));
  await savePersonStatus(tx, personId, status);
  await emit(tx, { by, now }, [personRestored({ subjectId: personId, payload: {}, before: { status: person.status }, after: { status } })]);
  return { done: true };
}
