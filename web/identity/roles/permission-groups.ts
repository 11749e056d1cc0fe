import { permissionCodes, type Permission } from '@zhidan/core/identity/permission.ts';

/** The permissions of one area, named by what stands before the dot. */
export type PermissionGroup = Readonly<{ area: string; codes: readonly Permission[] }>;

/** All permissions by area, both in the order of the table. */
export function permissionGroups(): PermissionGroup[] {
  const areas = Map.groupBy(permissionCodes, (code) => code.split('.')[0] ?? code);
  return [...areas].map(([area, codes]) => ({ area, codes }));
}
