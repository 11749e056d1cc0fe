import { roleChanged } from '@zhidan/core/identity/identity-event.ts';
import { isUnedited, newPermissionsOf } from '@zhidan/core/identity/role-renewal.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { rolesToRenew, saveRenewed } from './renewal-store.ts';

/**
 * Gives starting roles that nobody edited what this version adds to them; of edited ones people decide on the page of roles. Harmless at
 * every start. Answers how many roles got something.
 */
export function renewRoles({ db, clock }: Merchant): Promise<number> {
  const now = clock();
  return inTransaction(db, async (tx) => {
    const roles = (await rolesToRenew(tx)).map((role) => ({ ...role, fresh: isUnedited(role) ? newPermissionsOf(role) : [] }));
    const renewed = roles.map(({ fresh, ...role }) => ({
      ...role,
      permissions: [...role.permissions, ...fresh],
      offered: [...role.offered, ...fresh],
    }));
    await saveRenewed(tx, renewed);
    const changed = roles.filter(({ fresh }) => fresh.length > 0);
    await emit(
      tx,
      { by: systemCaller('identity.renew-roles'), now },
      changed.map(({ id, permissions, fresh }) =>
        roleChanged({ subjectId: id, payload: {}, before: { permissions }, after: { permissions: [...permissions, ...fresh] } }),
      ),
    );
    return changed.length;
  });
}
