import type { PersonId, PersonStatus } from '@zhidan/core/identity/person.ts';
import type { RoleAccess } from '@zhidan/core/identity/access.ts';
import { ownerRole } from '@zhidan/core/identity/access.ts';
import type { RoleId } from '@zhidan/core/identity/role.ts';
import type { Scope } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Personal } from '@zhidan/core/kernel/personal.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { openEmail, openPhone, sealEmail, sealPhone } from './contact.ts';

/** A person as commands see them: contact data only in its masking type. */
export type Person = Readonly<{
  id: PersonId;
  login: string;
  name: string;
  status: PersonStatus;
  phone: Personal | null;
  email: Personal | null;
  shops: Scope;
  warehouses: Scope;
  language: Language;
  roles: readonly (RoleAccess & Readonly<{ id: RoleId; name: string }>)[];
}>;

/** Locks the person until the transaction ends. */
export async function personForUpdate(tx: Tx, vault: Vault, id: PersonId): Promise<Person | null> {
  const row = await tx.selectFrom('people').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return null;
  const roles = await tx
    .selectFrom('person_roles')
    .innerJoin('roles', 'roles.id', 'person_roles.role_id')
    .select(['roles.id', 'roles.code', 'roles.name', 'roles.permissions', 'roles.masked_fields'])
    .where('person_roles.person_id', '=', id)
    .orderBy('roles.position')
    .execute();
  return {
    id,
    login: row.login,
    name: row.name,
    status: row.status as PersonStatus,
    phone: openPhone(vault, row.phone_sealed),
    email: openEmail(vault, row.email_sealed),
    shops: row.shops ?? 'all',
    warehouses: row.warehouses ?? 'all',
    language: row.language as Language,
    roles: roles.map((role) => ({ ...role, id: role.id as RoleId, maskedFields: role.masked_fields })),
  };
}

export type NewPerson = Readonly<{
  id: PersonId;
  login: string;
  name: string;
  phone: string | null;
  email: string | null;
  shops: Scope;
  warehouses: Scope;
  language: Language;
  addedAt: Instant;
}>;

/** False when the login is taken. */
export async function insertPerson(tx: Tx, vault: Vault, person: NewPerson): Promise<boolean> {
  const row = await tx
    .insertInto('people')
    .values({
      id: person.id,
      login: person.login,
      name: person.name,
      status: 'active',
      shops: columnOf(person.shops),
      warehouses: columnOf(person.warehouses),
      language: person.language,
      added_at: person.addedAt,
      ...sealPhone(vault, person.phone),
      ...sealEmail(vault, person.email),
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What a change writes; an absent phone or e-mail stays as it is. */
export type PersonChange = Readonly<{
  name: string;
  shops: Scope;
  warehouses: Scope;
  language: Language;
  phone?: string | null;
  email?: string | null;
}>;

export async function savePerson(tx: Tx, vault: Vault, id: PersonId, change: PersonChange): Promise<void> {
  await tx
    .updateTable('people')
    .set({
      name: change.name,
      shops: columnOf(change.shops),
      warehouses: columnOf(change.warehouses),
      language: change.language,
      ...(change.phone === undefined ? {} : sealPhone(vault, change.phone)),
      ...(change.email === undefined ? {} : sealEmail(vault, change.email)),
    })
    .where('id', '=', id)
    .execute();
}

export async function savePersonStatus(tx: Tx, id: PersonId, status: PersonStatus): Promise<void> {
  await tx.updateTable('people').set({ status }).where('id', '=', id).execute();
}

export async function savePersonLanguage(tx: Tx, id: PersonId, language: Language): Promise<void> {
  await tx.updateTable('people').set({ language }).where('id', '=', id).execute();
}

/** The person's roles become exactly these. */
export async function savePersonRoles(tx: Tx, id: PersonId, roleIds: readonly RoleId[]): Promise<void> {
  await tx
    .deleteFrom('person_roles')
    .where('person_id', '=', id)
    .where('role_id', 'not in', [...roleIds])
    .execute();
  await tx
    .insertInto('person_roles')
    .values([...new Set(roleIds)].map((roleId) => ({ person_id: id, role_id: roleId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function hasPeople(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('people').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/**
 * How many active people may manage people, counted after a change and before its commit. Whoever changes that waits
 * here for the other: two managers who suspend each other at the same moment must not both succeed.
 */
export async function countManagers(tx: Tx): Promise<number> {
  await tx.selectFrom('roles').select('id').where('code', '=', ownerRole).forUpdate().execute();
  const { count } = await tx
    .selectFrom('people')
    .innerJoin('person_roles', 'person_roles.person_id', 'people.id')
    .innerJoin('roles', 'roles.id', 'person_roles.role_id')
    .select(sql<number>`count(distinct people.id)`.as('count'))
    .where('people.status', '=', 'active')
    .where((where) =>
      where.or([where('roles.code', '=', ownerRole), where(sql<string>`'people.manage'`, '=', sql<string>`any(roles.permissions)`)]),
    )
    .executeTakeFirstOrThrow();
  return count;
}

function columnOf(scope: Scope): string[] | null {
  return scope === 'all' ? null : [...scope];
}
