import { blacklistKindCodes, type BlacklistId } from '@zhidan/core/audit/blacklist.ts';
import { blacklistRow, type BlacklistRow, type listBlacklist as contract } from '@zhidan/core/audit/blacklist-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { blacklistHash } from './blacklist-hash.ts';

const cursor = pageCursor(z.object({ addedAt: instantSchema, id: idSchema<BlacklistId>() }));

/** Entries in force, or those that are over, newest first. */
export async function listBlacklist(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { now, after, limit, kind, state, search } = ask;
  const place = cursor.read(after);
  const isOver = sql`(removed_at is not null or coalesce(expires_at <= ${now}, false))`;
  const conditions = [state === 'over' ? isOver : sql`not ${isOver}`];
  if (place) conditions.push(sql`(added_at, id) < (${place.addedAt}::timestamptz, ${place.id}::uuid)`);
  if (kind) conditions.push(sql`kind = ${kind}`);
  if (search) conditions.push(sql`hash = any(${hashesFor(vault, search)}::bytea[])`);
  const { rows } = await sql<BlacklistRow>`
    select id, kind, mask, reason, expires_at as "expiresAt", coalesce(expires_at <= ${now}, false) as "isExpired",
      added_at as "addedAt", added_by as "addedBy", removed_at as "removedAt", removed_by as "removedBy"
    from audit_blacklist where ${sql.join(conditions, sql` and `)}
    order by added_at desc, id desc limit ${limit + 1}`.execute(db);
  return cursor.page(rows, limit, { place: ({ addedAt, id }) => ({ addedAt, id }), item: (row) => blacklistRow.parse(row) });
}

function hashesFor(vault: Vault, search: string): readonly Buffer[] {
  return blacklistKindCodes.flatMap((kind) => blacklistHash(vault, kind, search) ?? []);
}
