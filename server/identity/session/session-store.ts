import type { PersonId, SessionId } from '@zhidan/core/identity/person.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { newId } from '../../platform/new-id.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { hashToken, newToken } from './session-token.ts';

/** Begins a session; answers the token for the cookie, which is kept nowhere. */
export async function startSession(tx: Tx, { personId, now }: Readonly<{ personId: PersonId; now: Instant }>): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('sessions')
    .values({ id: newId<SessionId>(now), token_hash: hashToken(token), person_id: personId, started_at: now, seen_at: now })
    .execute();
  return token;
}

export async function markSessionSeen(db: Db, sessionId: SessionId, now: Instant): Promise<void> {
  await db.updateTable('sessions').set({ seen_at: now }).where('id', '=', sessionId).where('seen_at', '<', now).execute();
}

/** Ends the session of a token; whose it was, or null when there was none. */
export async function endSession(tx: Tx, token: string): Promise<PersonId | null> {
  const row = await tx.deleteFrom('sessions').where('token_hash', '=', hashToken(token)).returning('person_id').executeTakeFirst();
  return row ? (row.person_id as PersonId) : null;
}

export async function endSessionsOf(tx: Tx, personId: PersonId): Promise<void> {
  await tx.deleteFrom('sessions').where('person_id', '=', personId).execute();
}

/** Deletes sessions nobody used since a moment; answers how many. */
export async function forgetSessionsUnseenSince(db: Db, since: Instant): Promise<number> {
  const deleted = await db.deleteFrom('sessions').where('seen_at', '<', since).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
