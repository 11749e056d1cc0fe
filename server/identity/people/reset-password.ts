import { passwordReset } from '@zhidan/core/identity/identity-event.ts';
import { acceptPassword } from '@zhidan/core/identity/password-strength.ts';
import type { PersonId } from '@zhidan/core/identity/person.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { endSessionsOf } from '../session/session-store.ts';
import { deleteTwoFactor } from '../session/two-factor-store.ts';
import { saveCredential } from './credential-store.ts';
import { hashPassword } from './password-hash.ts';
import { personToManage } from './person-to-manage.ts';

/**
 * Gives a person a new password; ends their sessions and switches their one-time codes off, because a lost phone is the usual cause.
 * @throws Refused `person.not_found`, `person.not_yourself`, `person.outranks_you`, `password.too_simple`
 */
export async function resetPassword(tx: Tx, ask: Asked<{ personId: PersonId; password: string }>, vault: Vault): Promise<{ done: true }> {
  const { by, now, personId } = ask;
  if (personId === by.actor.id) throw new Refused('person.not_yourself');
  const person = await personToManage(tx, { personId, by, vault });
  const password = orRefuse(acceptPassword(ask.password, person.login));
  await saveCredential(tx, { personId, passwordHash: await hashPassword(password), isDemo: false, now });
  await deleteTwoFactor(tx, personId);
  await endSessionsOf(tx, personId);
  await emit(tx, { by, now }, [passwordReset({ subjectId: personId, payload: {} })]);
  return { done: true };
}
