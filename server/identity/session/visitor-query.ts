import type { RoleAccess } from '@zhidan/core/identity/access.ts';
import type { ApiKeyId, PersonId, SessionId } from '@zhidan/core/identity/person.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

type PersonRow = Readonly<{
  person_id: PersonId;
  name: string;
  language: Language;
  shops: string[] | null;
  warehouses: string[] | null;
  roles: readonly RoleAccess[];
}>;

export type SessionVisitor = PersonRow &
  Readonly<{
    session_id: SessionId;
    started_at: Instant;
    seen_at: Instant;
    has_totp: boolean;
    settings: Readonly<Record<string, unknown>>;
  }>;

export type ApiKeyVisitor = PersonRow &
  Readonly<{ api_key_id: ApiKeyId; key_name: string; permissions: string[]; last_used_at: Instant | null }>;

const personColumns = sql`p.id as person_id, p.name, p.language, p.shops, p.warehouses,
  coalesce((
    select jsonb_agg(jsonb_build_object('code', r.code, 'permissions', to_jsonb(r.permissions), 'maskedFields', to_jsonb(r.masked_fields)))
    from person_roles pr join roles r on r.id = pr.role_id
    where pr.person_id = p.id
  ), '[]'::jsonb) as roles`;

/**
 * Everything a request needs to know about the session behind it, in one statement, because every request asks it.
 * Nothing is cached: who is suspended or loses a role loses it with the next request. Suspended people have no sessions.
 */
export async function sessionVisitor(db: Db, tokenHash: Buffer): Promise<SessionVisitor | undefined> {
  // two settings decide about sessions; asking their module would cost a second statement per request
  const { rows } = await sql<SessionVisitor>`
    select s.id as session_id, s.started_at, s.seen_at, ${personColumns},
      exists (select from two_factors t where t.person_id = p.id and t.confirmed_at is not null) as has_totp,
      coalesce((
        select jsonb_object_agg(m.key, m.value) from merchant_settings m where m.key in ('sessionIdleHours', 'totpRequired')
      ), '{}'::jsonb) as settings
    from sessions s join people p on p.id = s.person_id
    where s.token_hash = ${tokenHash} and p.status = 'active'`.execute(db);
  return rows[0];
}

/** The key that is neither revoked nor expired, with what its creator may do now. */
export async function apiKeyVisitor(db: Db, keyHash: Buffer, now: Instant): Promise<ApiKeyVisitor | undefined> {
  const { rows } = await sql<ApiKeyVisitor>`
    select k.id as api_key_id, k.name as key_name, k.permissions, k.last_used_at, ${personColumns}
    from api_keys k join people p on p.id = k.created_by
    where k.key_hash = ${keyHash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now}) and p.status = 'active'`.execute(
    db,
  );
  return rows[0];
}
