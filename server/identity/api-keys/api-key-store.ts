import type { ApiKeyId, PersonId } from '@zhidan/core/identity/person.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../../platform/db/database.ts';

/** Every key begins so: secret scanners and people recognize it. */
export const apiKeyPrefix = 'zd_';

export type NewApiKey = Readonly<{
  id: ApiKeyId;
  name: string;
  keyHash: Buffer;
  hint: string;
  permissions: readonly string[];
  createdBy: PersonId;
  createdAt: Instant;
  expiresAt: Instant | null;
}>;

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx
    .insertInto('api_keys')
    .values({
      id: key.id,
      name: key.name,
      key_hash: key.keyHash,
      hint: key.hint,
      permissions: [...key.permissions],
      created_by: key.createdBy,
      created_at: key.createdAt,
      expires_at: key.expiresAt,
    })
    .execute();
}

export type StoredApiKey = Readonly<{ id: ApiKeyId; name: string; hint: string; revokedAt: Instant | null }>;

/** Locks the key until the transaction ends. */
export async function apiKeyForUpdate(tx: Tx, id: ApiKeyId): Promise<StoredApiKey | null> {
  const row = await tx.selectFrom('api_keys').select(['name', 'hint', 'revoked_at']).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? { id, name: row.name, hint: row.hint, revokedAt: row.revoked_at } : null;
}

export async function markApiKeyRevoked(tx: Tx, id: ApiKeyId, now: Instant): Promise<void> {
  await tx.updateTable('api_keys').set({ revoked_at: now }).where('id', '=', id).execute();
}

export async function markApiKeyUsed(db: Db, id: ApiKeyId, now: Instant): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute();
}
