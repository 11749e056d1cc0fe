import { mayGrant } from '@zhidan/core/identity/grant.ts';
import { roleAdded } from '@zhidan/core/identity/identity-event.ts';
import type { RoleId } from '@zhidan/core/identity/role.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { insertRole, type RoleFields } from './role-store.ts';

/**
 * Makes a role of the merchant's own.
 * @throws Refused `grant.more_than_own`, `role.name_taken`
 */
export async function addRole(tx: Tx, ask: Asked<RoleFields>): Promise<{ id: RoleId }> {
  const { by, now, name, permissions, maskedFields } = ask;
  orRefuse(mayGrant(by, permissions));
  const id = newId<RoleId>(now);
  if (!(await insertRole(tx, { id, name, permissions, maskedFields }))) throw new Refused('role.name_taken', { name });
  await emit(tx, { by, now }, [roleAdded({ subjectId: id, payload: {}, after: { name, permissions, maskedFields } })]);
  return { id };
}
