import { ownerRole, type RoleAccess } from '@zhidan/core/identity/access.ts';
import { startingRoles, type RoleId } from '@zhidan/core/identity/role.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql } from 'kysely';
import { newId } from '../../platform/new-id.ts';
import type { Tx } from '../../platform/db/database.ts';

export type StoredRole = RoleAccess & Readonly<{ id: RoleId; name: string }>;

const columns = ['id', 'code', 'name', 'permissions', 'masked_fields'] as const;

/**
 * The roles with these ids.
 * @throws Refused `role.not_found` naming the first that is missing
 */
export async function rolesByIds(tx: Tx, ids: readonly RoleId[]): Promise<StoredRole[]> {
  const rows = await tx
    .selectFrom('roles')
    .select(columns)
    .where('id', 'in', [...ids])
    .orderBy('position')
    .execute();
  const missing = ids.find((id) => !rows.some((row) => row.id === id));
  if (missing) throw new Refused('role.not_found', { roleId: missing });
  return rows.map(({ masked_fields: maskedFields, id, ...role }) => ({ ...role, id: id as RoleId, maskedFields }));
}

/** Locks the role until the transaction ends. */
export async function roleForUpdate(tx: Tx, id: RoleId): Promise<StoredRole | null> {
  const row = await tx.selectFrom('roles').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? { id, code: row.code, name: row.name, permissions: row.permissions, maskedFields: row.masked_fields } : null;
}

export type RoleFields = Readonly<{ name: string; permissions: readonly string[]; maskedFields: readonly string[] }>;

/** False when the name is taken. */
export async function insertRole(tx: Tx, role: RoleFields & Readonly<{ id: RoleId }>): Promise<boolean> {
  if (await isNameTaken(tx, role)) return false;
  await tx
    .insertInto('roles')
    .values({ id: role.id, code: role.id, built_in: false, ...columnsOf(role) })
    .execute();
  return true;
}

/** False when the name is taken. `offered`: what people have seen of a starting role by now; it adds to what they had seen before. */
export async function saveRole(
  tx: Tx,
  { offered, ...role }: RoleFields & Readonly<{ id: RoleId; offered: readonly string[] }>,
): Promise<boolean> {
  if (await isNameTaken(tx, role)) return false;
  await tx.updateTable('roles').set(columnsOf(role)).where('id', '=', role.id).execute();
  await sql`update roles set offered = array(select unnest(offered) union select unnest(${[...offered]}::text[])) where id = ${role.id} and built_in`.execute(
    tx,
  );
  return true;
}

/** Writes the roles every merchant starts with; those that are there stay as the merchant made them. */
export async function ensureStartingRoles(tx: Tx, now: Instant): Promise<void> {
  const rows = Object.entries(startingRoles).map(([code, role]) => ({
    id: newId<RoleId>(now),
    code,
    built_in: true,
    offered: [...role.permissions],
    ...columnsOf({ name: role.words['zh-CN'], permissions: role.permissions, maskedFields: role.maskedFields }),
  }));
  await tx
    .insertInto('roles')
    .values(rows)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
}

export async function roleIdsByCode(tx: Tx): Promise<Readonly<Record<string, RoleId>>> {
  const rows = await tx.selectFrom('roles').select(['code', 'id']).where('built_in', '=', true).execute();
  return Object.fromEntries(rows.map(({ code, id }) => [code, id as RoleId]));
}

/** Whoever writes role names waits here for the other, so that the check and the write are one. */
async function isNameTaken(tx: Tx, { id, name }: Readonly<{ id: RoleId; name: string }>): Promise<boolean> {
  await tx.selectFrom('roles').select('id').where('code', '=', ownerRole).forUpdate().execute();
  const twin = await tx
    .selectFrom('roles')
    .select('id')
    .where((where) => where(where.fn<string>('lower', ['name']), '=', name.toLowerCase()))
    .where('id', '<>', id)
    .executeTakeFirst();
  return twin !== undefined;
}

function columnsOf({ name, permissions, maskedFields }: RoleFields) {
  return { name, permissions: [...permissions], masked_fields: [...maskedFields] };
}
