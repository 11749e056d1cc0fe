import type { RoleView } from '@zhidan/core/identity/api.ts';
import { startingRoles } from '@zhidan/core/identity/role.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { appForFile } from '../../testing/test-app.ts';
import { renewRoles } from './renew-roles.ts';

const app = appForFile();
const roles = async (): Promise<readonly RoleView[]> =>
  ((await (await app().as('laoban')).get('/api/roles')).body as unknown as { items: RoleView[] }).items;
const role = async (code: string): Promise<RoleView> => (await roles()).find((one) => one.code === code)!;
const change = async (code: string, permissions: readonly string[]): Promise<number> => {
  const { id, name, maskedFields } = await role(code);
  return (await (await app().as('laoban')).post(`/api/roles/${id}/change`, { name, permissions, maskedFields })).status;
};
const without = (code: 'service' | 'warehouse', ...gone: string[]) => startingRoles[code].permissions.filter((one) => !gone.includes(one));
/** The merchant as a version left it that did not know these permissions. */
const fromBefore = (...unknown: string[]) =>
  sql`
    update roles set permissions = array(select unnest(permissions) except select unnest(${unknown}::text[])),
      offered = array(select unnest(offered) except select unnest(${unknown}::text[]))`.execute(app().merchant.db);

test('a starting role that nobody edited gets what a new version adds; of an edited one it is shown until somebody saves it', async () => {
  expect(await renewRoles(app().merchant), 'a new merchant has all of it').toBe(0);
  expect(await change('service', without('service', 'orders.tag'))).toBe(200);
  await fromBefore('requests.make', 'printing.reprint');
  expect(await renewRoles(app().merchant)).toBeGreaterThan(1);
  expect((await role('warehouse')).permissions).toContain('printing.reprint');
  const edited = await role('service');
  expect([edited.permissions.includes('requests.make'), edited.newPermissions]).toEqual([false, ['requests.make']]);
  expect((await roles()).filter(({ newPermissions }) => newPermissions.length > 0).map(({ code }) => code)).toEqual(['service']);
  expect(await renewRoles(app().merchant), 'at the next start').toBe(0);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from journal where event = 'role.changed' and actor_id = 'identity.renew-roles' and subject_id = ${(await role('warehouse')).id}`.execute(
    app().merchant.db,
  );
  expect(rows).toEqual([{ n: 1 }]);
  expect(await change('service', edited.permissions)).toBe(200);
  expect((await role('service')).newPermissions, 'seen and left').toEqual([]);
});

test('where nobody wrote down what was offered, what people took away is known from the journal and not given back', async () => {
  expect(await change('warehouse', without('warehouse', 'waybills.take'))).toBe(200);
  await sql`update roles set offered = null`.execute(app().merchant.db);
  await renewRoles(app().merchant);
  const edited = await role('warehouse');
  expect([edited.permissions.includes('waybills.take'), edited.newPermissions]).toEqual([false, []]);
});
