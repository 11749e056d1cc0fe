import { personSuspended } from '@zhidan/core/identity/identity-event.ts';
import { personLife, type PersonId } from '@zhidan/core/identity/person.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { move } from '@zhidan/core/kernel/life-cycle.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { endSessionsOf } from '../session/session-store.ts';
import { keepAManager } from './keep-a-manager.ts';
import { savePersonStatus } from './person-store.ts';
import { personToManage } from './person-to-manage.ts';

/**
 * Shuts a person out at once: their sessions end, their API keys stop working.
 * @throws Refused `person.not_found`, `person.not_yourself`, `person.outranks_you`, `person.last_manager`, `life_cycle.not_allowed`
 */
export async function suspendPerson(tx: Tx, ask: Asked<{ personId: PersonId; reason: string }>, vault: Vault): Promise<{ done: true }> {
  const { by, now, personId, reason } = ask;
  const person = await personToManage(tx, { personId, by, vault });
  const status = orRefuse(move(personLife, person.status, 'suspend'));
  await savePersonStatus(tx, personId, status);
  await keepAManager(tx, person);
  if (personId === by.actor.id) throw new Refused('person.not_yourself');
  await endSessionsOf(tx, personId);
  await emit(tx, { by, now }, [
    personSuspended({
      subjectId: personId,
      payload: {},
      before: { status: person.status },
      after: { status },
      ...(reason === '' ? {} : { reason }),
    }),
  ]);
  return { done: true };
}
