import { accessOf } from '@zhidan/core/identity/access.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { msBetween } from '@zhidan/core/kernel/instant.ts';
import type { Authenticate, Proof, Visitor } from '../../platform/http/authenticate.ts';
import { readCookie } from '../../platform/http/cookie.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { settingsFrom } from '../../operations/index.ts';
import { apiKeyPrefix, markApiKeyUsed } from '../api-keys/api-key-store.ts';
import { markSessionSeen } from './session-store.ts';
import { cookieNameOf, hashToken, sessionLifeMs } from './session-token.ts';
import { apiKeyVisitor, sessionVisitor } from './visitor-query.ts';

/** Last use is written down at most this often: a request is a read, not a write. */
const seenEveryMs = 60_000;

const hourMs = 3_600_000;

/** Who sends a request: a person by the session cookie, a program by `Authorization: Bearer zd_…`. A key goes before a cookie. */
export const authenticate: Authenticate = (merchant, proof) => {
  const key = /^Bearer (\S+)$/i.exec(proof.authorization ?? '')?.[1];
  if (key !== undefined) return key.startsWith(apiKeyPrefix) ? byApiKey(merchant, key, proof) : Promise.resolve(null);
  const token = readCookie(proof.cookie, cookieNameOf(merchant));
  return token ? bySession(merchant, token, proof) : Promise.resolve(null);
};

async function bySession(merchant: Merchant, token: string, { now, isBackground }: Proof): Promise<Visitor | null> {
  const row = await sessionVisitor(merchant.db, hashToken(token));
  if (!row) return null;
  const { sessionIdleHours, totpRequired } = settingsFrom(row.settings);
  if (msBetween(row.seen_at, now) > sessionIdleHours * hourMs || msBetween(row.started_at, now) > sessionLifeMs) return null;
  if (!isBackground && msBetween(row.seen_at, now) >= seenEveryMs) await markSessionSeen(merchant.db, row.session_id, now);
  const { permissions, maskedFields } = accessOf(row.roles);
  const mustEnroll = totpRequired && !row.has_totp && permissions.has('people.manage');
  const caller: Caller = {
    actor: { kind: 'person', id: row.person_id, name: row.name },
    permissions: mustEnroll ? new Set() : permissions,
    shops: row.shops ?? 'all',
    warehouses: row.warehouses ?? 'all',
    maskedFields,
    language: row.language,
  };
  return mustEnroll ? { caller, by: 'session', heldBack: 'totp.enrollment_required' } : { caller, by: 'session' };
}

async function byApiKey(merchant: Merchant, key: string, { now }: Proof): Promise<Visitor | null> {
  const row = await apiKeyVisitor(merchant.db, hashToken(key), now);
  if (!row) return null;
  if (!row.last_used_at || msBetween(row.last_used_at, now) >= seenEveryMs) await markApiKeyUsed(merchant.db, row.api_key_id, now);
  const creator = accessOf(row.roles);
  return {
    by: 'api_key',
    caller: {
      actor: { kind: 'api_key', id: row.api_key_id, name: row.key_name },
      permissions: new Set(row.permissions.filter((permission) => creator.permissions.has(permission))),
      shops: row.shops ?? 'all',
      warehouses: row.warehouses ?? 'all',
      maskedFields: creator.maskedFields,
      language: row.language,
    },
  };
}
