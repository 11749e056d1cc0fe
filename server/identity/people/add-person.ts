import type { addPerson as contract } from '@zhidan/core/identity/api.ts';
import { accessOf } from '@zhidan/core/identity/access.ts';
import { mayGrant, mayGrantScope } from '@zhidan/core/identity/grant.ts';
import { personAdded } from '@zhidan/core/identity/identity-event.ts';
import { acceptPassword } from '@zhidan/core/identity/password-strength.ts';
import type { PersonId } from '@zhidan/core/identity/person.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { loadSettings } from '../../operations/index.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { rolesByIds } from '../roles/role-store.ts';
import { saveCredential } from './credential-store.ts';
import { journaledPerson } from './journaled-person.ts';
import { hashPassword } from './password-hash.ts';
import { insertPerson, personForUpdate, savePersonRoles } from './person-store.ts';

/**
 * Adds a member of staff who can sign in at once.
 * @throws Refused `person.login_taken`, `role.not_found`, `password.too_simple`, `grant.more_than_own`, `grant.wider_scope`
 */
export async function addPerson(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<{ id: PersonId }> {
  const { by, now, login, name, phone, email, shops, warehouses, roleIds } = ask;
  const roles = await rolesByIds(tx, roleIds);
  orRefuse(mayGrant(by, accessOf(roles).permissions));
  orRefuse(mayGrantScope(by.shops, shops));
  orRefuse(mayGrantScope(by.warehouses, warehouses));
  const password = orRefuse(acceptPassword(ask.password, login));
  const language = ask.language ?? (await loadSettings(tx)).defaultLanguage;
  const id = newId<PersonId>(now);
  const isNew = await insertPerson(tx, vault, { id, login, name, phone, email, shops, warehouses, language, addedAt: now });
  if (!isNew) throw new Refused('person.login_taken', { login });
  await savePersonRoles(tx, id, roleIds);
  await saveCredential(tx, { personId: id, passwordHash: await hashPassword(password), isDemo: false, now });
  const person = await personForUpdate(tx, vault, id);
  await emit(tx, { by, now }, [personAdded({ subjectId: id, payload: {}, ...(person ? { after: journaledPerson(person) } : {}) })]);
  return { id };
}
