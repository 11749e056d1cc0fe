import { randomBytes } from 'node:crypto';
import type { createApiKey as contract } from '@zhidan/core/identity/api-key-api.ts';
import { mayGrant } from '@zhidan/core/identity/grant.ts';
import { apiKeyCreated } from '@zhidan/core/identity/identity-event.ts';
import type { ApiKeyId } from '@zhidan/core/identity/person.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { callerPerson } from '../session/caller-person.ts';
import { hashToken } from '../session/session-token.ts';
import { apiKeyPrefix, insertApiKey } from './api-key-store.ts';

/**
 * Makes a key for a program; it is shown this once. Only people make keys: a key that makes keys could outlive its own end.
 * @throws Refused `session.person_required`, `grant.more_than_own`, `api_key.expiry_passed`
 */
export async function createApiKey(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<{ id: ApiKeyId; key: string }> {
  const { by, now, name, permissions, expiresAt } = ask;
  const createdBy = callerPerson(by);
  orRefuse(mayGrant(by, permissions));
  if (expiresAt !== null && expiresAt <= now) throw new Refused('api_key.expiry_passed', { expiresAt });
  const id = newId<ApiKeyId>(now);
  const key = `${apiKeyPrefix}${randomBytes(32).toString('base64url')}`;
  const hint = `${key.slice(0, 7)}…${key.slice(-4)}`;
  await insertApiKey(tx, { id, name, keyHash: hashToken(key), hint, permissions, createdBy, createdAt: now, expiresAt });
  await emit(tx, { by, now }, [apiKeyCreated({ subjectId: id, payload: {}, after: { name, hint, permissions, expiresAt } })]);
  return { id, key };
}
