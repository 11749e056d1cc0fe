import type { BlacklistId, BlacklistKind } from '@zhidan/core/audit/blacklist.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { givenRows, type Column } from '../../platform/db/given-rows.ts';
import type { KindHash } from './blacklist-hash.ts';

/** An entry that somebody of an order was recognised by. */
export type BlacklistHit = Readonly<{ kind: BlacklistKind; hash: Buffer; reason: string; mask: string }>;

/** Which of these people stand in the blacklist now. One statement for any number. */
export async function blacklistHits(db: Db, hashes: readonly KindHash[], now: Instant): Promise<readonly BlacklistHit[]> {
  if (hashes.length === 0) return [];
  const columns: readonly Column<KindHash>[] = [
    { name: 'kind', type: 'text', of: ({ kind }) => kind },
    { name: 'hash', type: 'bytea', of: ({ hash }) => hash },
  ];
  const { rows } = await sql<BlacklistHit>`
    select entry.kind, entry.hash, entry.reason, entry.mask from ${givenRows(columns, hashes)}
    join audit_blacklist as entry on entry.kind = given.kind and entry.hash = given.hash and entry.removed_at is null
    where entry.expires_at is null or entry.expires_at > ${now}`.execute(db);
  return rows;
}

export type NewEntry = Readonly<{
  id: BlacklistId;
  kind: BlacklistKind;
  hash: Buffer;
  mask: string;
  reason: string;
  expiresAt: Instant | null;
}>;

/** Adds an entry; one that stands already takes the new reason and end. Answers its id. */
export async function saveEntry(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, entry: NewEntry): Promise<BlacklistId> {
  const { rows } = await sql<{ id: BlacklistId }>`
    insert into audit_blacklist (id, kind, hash, mask, reason, expires_at, added_at, added_by)
    values (${entry.id}, ${entry.kind}, ${entry.hash}, ${entry.mask}, ${entry.reason}, ${entry.expiresAt}, ${now}, ${by.actor.name})
    on conflict (kind, hash) where removed_at is null do update set reason = excluded.reason, expires_at = excluded.expires_at
    returning id`.execute(tx);
  return rows[0]?.id ?? entry.id;
}

export type StoredEntry = Readonly<{ id: BlacklistId; kind: BlacklistKind; mask: string; reason: string; isRemoved: boolean }>;

export async function entryForUpdate(tx: Tx, id: BlacklistId): Promise<StoredEntry | undefined> {
  const { rows } = await sql<StoredEntry>`
    select id, kind, mask, reason, removed_at is not null as "isRemoved" from audit_blacklist where id = ${id} for update`.execute(tx);
  return rows[0];
}

/** False when the same person has an entry of its own by now. */
export async function setRemoved(tx: Tx, { by, now }: Pick<Asked, 'by' | 'now'>, id: BlacklistId, isRemoved: boolean): Promise<boolean> {
  if (isRemoved) {
    await sql`update audit_blacklist set removed_at = ${now}, removed_by = ${by.actor.name} where id = ${id}`.execute(tx);
    return true;
  }
  const { rows } = await sql<{ id: string }>`
    update audit_blacklist as entry set removed_at = null, removed_by = null
    where id = ${id} and not exists (
      select from audit_blacklist as other where other.kind = entry.kind and other.hash = entry.hash and other.removed_at is null
    )
    returning id`.execute(tx);
  return rows.length > 0;
}
