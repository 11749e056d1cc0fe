import { permissionCodes } from './permission.ts';

/** What one role gives, as stored. */
export type RoleAccess = Readonly<{ code: string; permissions: readonly string[]; maskedFields: readonly string[] }>;

/** What several roles give together. */
export type Access = Readonly<{ permissions: ReadonlySet<string>; maskedFields: ReadonlySet<string> }>;

/** The role that always may everything, also what a later version brings; it cannot be changed. */
export const ownerRole = 'owner';

/** What a role gives: the owner's is every permission there is, whatever its row says. */
export function permissionsOf(role: RoleAccess): readonly string[] {
  return role.code === ownerRole ? permissionCodes : role.permissions;
}

/** Roles add up: a permission of any role is had, a field is masked only where every role masks it. */
export function accessOf(roles: readonly RoleAccess[]): Access {
  const [first, ...others] = roles;
  const maskedFields = new Set(first?.maskedFields.filter((field) => others.every((role) => role.maskedFields.includes(field))));
  return { permissions: new Set(roles.flatMap(permissionsOf)), maskedFields };
}
