import { personAdded } from '@zhidan/core/identity/identity-event.ts';
import type { PersonId } from '@zhidan/core/identity/person.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { changeSetting } from '../../operations/index.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { saveCredential } from '../people/credential-store.ts';
import { hashPassword } from '../people/password-hash.ts';
import { hasPeople, insertPerson, savePersonRoles } from '../people/person-store.ts';
import { ensureStartingRoles, roleIdsByCode } from '../roles/role-store.ts';
import { demoAccounts, type DemoAccount } from './demo-account-query.ts';
import { demoMerchantName, demoPassword, demoStaff } from './demo-staff.ts';

/** Fills an empty merchant with the demo's roles and staff; a merchant that has people stays as it is. Answers the accounts to print. */
export async function seedDemo(merchant: Merchant): Promise<readonly DemoAccount[]> {
  const now = merchant.clock();
  const by = systemCaller('demo');
  const passwordHash = await hashPassword(demoPassword); // one for all: nine hashes would cost a second of every first start
  await inTransaction(merchant.db, async (tx) => {
    await ensureStartingRoles(tx, now);
    if (await hasPeople(tx)) return;
    const roleIds = await roleIdsByCode(tx);
    for (const [index, { login, name, role, phone, email }] of demoStaff.entries()) {
      const id = newId<PersonId>(now);
      const roleId = roleIds[role];
      if (!roleId) throw new Error(`the starting roles have no ${role}`);
      await insertPerson(tx, merchant.vault, {
        id,
        login,
        name,
        phone,
        email,
        shops: 'all',
        warehouses: 'all',
        language: 'zh-CN',
        addedAt: plusMs(now, index),
      });
      await savePersonRoles(tx, id, [roleId]);
      await saveCredential(tx, { personId: id, passwordHash, isDemo: true, now });
      await emit(tx, { by, now }, [personAdded({ subjectId: id, payload: {}, after: { login, name } })]);
    }
    await changeSetting(tx, { by, now, key: 'merchantName', value: demoMerchantName });
  });
  return demoAccounts(merchant.db);
}
