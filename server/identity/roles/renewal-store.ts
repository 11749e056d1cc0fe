import type { RoleToRenew } from '@zhidan/core/identity/role-renewal.ts';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/database.ts';
import { givenRows, type Column } from '../../platform/db/given-rows.ts';

export type StoredRoleToRenew = RoleToRenew & Readonly<{ id: string }>;

/**
 * Starting roles, locked. Where nobody has written down what was offered, it is what the role has, and whatever people are known to have
 * taken away.
 */
export async function rolesToRenew(tx: Tx): Promise<readonly StoredRoleToRenew[]> {
  const { rows } = await sql<StoredRoleToRenew>`
    select id, code, permissions, coalesce(offered, array(
      select unnest(permissions) union
      select jsonb_array_elements_text(journal.before -> 'permissions') from journal
      where subject_kind = 'role' and subject_id = roles.id::text and event = 'role.changed' and jsonb_typeof(journal.before -> 'permissions') = 'array'
    )) as offered
    from roles where built_in order by id for update`.execute(tx);
  return rows;
}

/** Writes what changed of them; nothing where nothing did. */
export async function saveRenewed(tx: Tx, roles: readonly StoredRoleToRenew[]): Promise<void> {
  if (roles.length === 0) return;
  const columns: readonly Column<StoredRoleToRenew>[] = [
    { name: 'id', type: 'uuid', of: ({ id }) => id },
    { name: 'permissions', type: 'jsonb', of: ({ permissions }) => JSON.stringify(permissions) },
    { name: 'offered', type: 'jsonb', of: ({ offered }) => JSON.stringify(offered) },
  ];
  await sql`
    update roles set permissions = next.permissions, offered = next.offered
    from (
      select id, array(select jsonb_array_elements_text(permissions)) as permissions, array(select jsonb_array_elements_text(offered)) as offered
      from ${givenRows(columns, roles)}
    ) as next
    where roles.id = next.id and (roles.permissions, roles.offered) is distinct from (next.permissions, next.offered)`.execute(tx);
}
