import { ownerRole } from '@zhidan/core/identity/access.ts';
import { changedBetween, mayGrant } from '@zhidan/core/identity/grant.ts';
import { roleChanged } from '@zhidan/core/identity/identity-event.ts';
import { newPermissionsOf } from '@zhidan/core/identity/role-renewal.ts';
import type { RoleId } from '@zhidan/core/identity/role.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { countManagers } from '../people/person-store.ts';
import { roleForUpdate, saveRole, type RoleFields, type StoredRole } from './role-store.ts';

/**
 * Changes what a role is called and gives; everybody with the role has it from their next request.
 * @throws Refused `role.not_found`, `role.owner_fixed`, `grant.more_than_own`, `role.name_taken`, `role.last_manager`
 */
export async function changeRole(tx: Tx, ask: Asked<RoleFields & { roleId: RoleId }>): Promise<{ done: true }> {
  const { by, now, roleId, name, permissions, maskedFields } = ask;
  const role = await roleForUpdate(tx, roleId);
  if (!role) throw new Refused('role.not_found', { roleId });
  if (role.code === ownerRole) throw new Refused('role.owner_fixed', { name: role.name });
  orRefuse(mayGrant(by, changedBetween(role.permissions, permissions)));
  if (!(await saveRole(tx, { id: roleId, name, permissions, maskedFields, offered: offeredTo(role) })))
    throw new Refused('role.name_taken', { name });
  if ((await countManagers(tx)) === 0) throw new Refused('role.last_manager');
  await emit(tx, { by, now }, [
    roleChanged({
      subjectId: roleId,
      payload: {},
      before: { name: role.name, permissions: role.permissions, maskedFields: role.maskedFields },
      after: { name, permissions, maskedFields },
    }),
  ]);
  return { done: true };
}

/** Whoever changes a role has all of it before them: what this version adds, too. */
function offeredTo({ code, permissions }: Pick<StoredRole, 'code' | 'permissions'>): readonly string[] {
  return [...permissions, ...newPermissionsOf({ code, permissions, offered: [] })];
}
