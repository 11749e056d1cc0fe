import type { RoleView } from '@zhidan/core/identity/api.ts';
import { permissionsOf } from '@zhidan/core/identity/access.ts';
import { permissionCodes } from '@zhidan/core/identity/permission.ts';
import { newPermissionsOf } from '@zhidan/core/identity/role-renewal.ts';
import { maskableFields, type MaskableField, type RoleId } from '@zhidan/core/identity/role.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

const fields = Object.keys(maskableFields) as MaskableField[];

/** Every role with the number of people who have it. Permissions that this version no longer knows are left out. */
export async function listRoles(db: Db): Promise<{ items: RoleView[] }> {
  const rows = await db
    .selectFrom('roles')
    .select(['id', 'code', 'name', 'built_in', 'permissions', 'masked_fields', 'offered'])
    .select((select) =>
      select
        .selectFrom('person_roles')
        .whereRef('person_roles.role_id', '=', 'roles.id')
        .select(sql<number>`count(*)`.as('count'))
        .as('people_count'),
    )
    .orderBy('position')
    .limit(500)
    .execute();
  const items = rows.map((row): RoleView => {
    const given = permissionsOf({ code: row.code, permissions: row.permissions, maskedFields: row.masked_fields });
    return {
      id: row.id as RoleId,
      code: row.code,
      name: row.name,
      builtIn: row.built_in,
      permissions: permissionCodes.filter((code) => given.includes(code)),
      maskedFields: fields.filter((field) => row.masked_fields.includes(field)),
      peopleCount: row.people_count ?? 0,
      newPermissions: row.offered === null ? [] : [...newPermissionsOf({ ...row, offered: row.offered })],
    };
  });
  return { items };
}
