import { ownerRole } from './access.ts';
import { permissionCodes, type Permission } from './permission.ts';
import { startingRoles } from './role.ts';

/** A starting role as the merchant has it: `offered` are the permissions of the product's own that its people have had or seen. */
export type RoleToRenew = Readonly<{ code: string; permissions: readonly string[]; offered: readonly string[] }>;

/** What this version gives a starting role that no version before has offered; none for the owner, who may do everything anyway. */
export function newPermissionsOf({ code, permissions, offered }: RoleToRenew): readonly Permission[] {
  if (code === ownerRole || !Object.hasOwn(startingRoles, code)) return [];
  const usual: readonly Permission[] = startingRoles[code as keyof typeof startingRoles].permissions;
  return permissionCodes.filter((one) => usual.includes(one) && !offered.includes(one) && !permissions.includes(one));
}

/** Whether its permissions are those that were offered: nobody has given it others or taken some away. */
export function isUnedited({ permissions, offered }: RoleToRenew): boolean {
  const given = new Set(permissions);
  return given.size === new Set(offered).size && offered.every((one) => given.has(one));
}
