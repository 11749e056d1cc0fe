import { apiKeyRevoked } from '@zhidan/core/identity/identity-event.ts';
import type { ApiKeyId } from '@zhidan/core/identity/person.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { apiKeyForUpdate, markApiKeyRevoked } from './api-key-store.ts';

/**
 * Ends a key at once and for good. Revoked already is not an error.
 * @throws Refused `api_key.not_found`
 */
export async function revokeApiKey(tx: Tx, { by, now, apiKeyId }: Asked<{ apiKeyId: ApiKeyId }>): Promise<{ done: true }> {
  const key = await apiKeyForUpdate(tx, apiKeyId);
  if (!key) throw new Refused('api_key.not_found', { apiKeyId });
  if (key.revokedAt !== null) return { done: true };
  await markApiKeyRevoked(tx, apiKeyId, now);
  await emit(tx, { by, now }, [apiKeyRevoked({ subjectId: apiKeyId, payload: {}, before: { name: key.name, hint: key.hint } })]);
  return { done: true };
}
