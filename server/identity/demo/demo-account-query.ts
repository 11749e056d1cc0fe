import { startingRoles, type StartingRole } from '@zhidan/core/identity/role.ts';
import type { Db } from '../../platform/db/database.ts';
import { demoPassword, demoStaff } from './demo-staff.ts';

/** An account that anybody may try the demo with. */
export type DemoAccount = Readonly<{ login: string; password: string; name: string; role: string }>;

/** The accounts that still have the demo's password, in the order of the staff list. */
export async function demoAccounts(db: Db): Promise<readonly DemoAccount[]> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('credentials', 'credentials.person_id', 'people.id')
    .select(['people.login', 'people.name'])
    .where('credentials.is_demo', '=', true)
    .where('people.status', '=', 'active')
    .execute();
  const roleName = (role: StartingRole): string => startingRoles[role].words['zh-CN'];
  return demoStaff.flatMap(({ login, role }) => {
    const row = rows.find((candidate) => candidate.login === login);
    return row ? [{ login, password: demoPassword, name: row.name, role: roleName(role) }] : [];
  });
}
