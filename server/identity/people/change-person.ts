import type { changePerson as contract } from '@zhidan/core/identity/api.ts';
import { accessOf } from '@zhidan/core/identity/access.ts';
import { changedBetween, mayGrant, mayGrantScope } from '@zhidan/core/identity/grant.ts';
import { personChanged } from '@zhidan/core/identity/identity-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { rolesByIds } from '../roles/role-store.ts';
import { journaledPerson } from './journaled-person.ts';
import { keepAManager } from './keep-a-manager.ts';
import { personForUpdate, savePerson, savePersonRoles } from './person-store.ts';
import { personToManage } from './person-to-manage.ts';

/**
 * Changes a person's name, contact, roles, scope or language. New permissions hold from their next request.
 * @throws Refused `person.not_found`, `person.outranks_you`, `person.last_manager`, `role.not_found`, `grant.more_than_own`, `grant.wider_scope`
 */
export async function changePerson(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<{ done: true }> {
  const { by, now, personId, roleIds } = ask;
  const person = await personToManage(tx, { personId, by, vault });
  const roles = await rolesByIds(tx, roleIds);
  orRefuse(mayGrant(by, changedBetween([...accessOf(person.roles).permissions], [...accessOf(roles).permissions])));
  orRefuse(mayGrantScope(by.shops, ask.shops));
  orRefuse(mayGrantScope(by.warehouses, ask.warehouses));
  await savePerson(tx, vault, personId, ask);
  await savePersonRoles(tx, personId, roleIds);
  await keepAManager(tx, person);
  const after = await personForUpdate(tx, vault, personId);
  await emit(tx, { by, now }, [
    personChanged({
      subjectId: personId,
      payload: {},
      before: journaledPerson(person),
      ...(after ? { after: journaledPerson(after) } : {}),
    }),
  ]);
  return { done: true };
}
