import { signInRefused } from '@zhidan/core/identity/identity-event.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { countAttempt, type AttemptLimit } from '../../platform/http/attempt-limit.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';

const quarterHourMs = 900_000;

/** Tries for one login: enough for a forgetful person, too few to guess. A success starts anew. */
export const loginLimit: AttemptLimit = { name: 'sign_in.login', limit: 10, windowMs: quarterHourMs };
/** Tries from one address: a whole office may stand behind it. */
const addressLimit: AttemptLimit = { name: 'sign_in.address', limit: 100, windowMs: quarterHourMs };
/** Refusals written to the journal, all together: a flood must not fill it. */
const journalLimit: AttemptLimit = { name: 'sign_in.journaled', limit: 200, windowMs: quarterHourMs };

export type SignInTry = Readonly<{ login: string; address: string; now: Instant }>;

/** @throws Refused `rate.limited` when the login or the address was tried too often */
export async function limitSignIn(merchant: Merchant, { login, address, now }: SignInTry): Promise<void> {
  for (const [limit, what] of [[addressLimit, address] as const, [loginLimit, login] as const]) {
    const attempt = await countAttempt(merchant, limit, { what, now });
    if (attempt.isAllowed) continue;
    const refused = new Refused('rate.limited', { retryAfterSeconds: attempt.retryAfterSeconds });
    // the first beyond the limit tells it all; the rest of the flood is only counted
    if (attempt.count === limit.limit + 1) await journalRefusedSignIn(merchant, { login, address, now, code: refused.refusal.code });
    throw refused;
  }
}

/** Writes down a refused sign-in, under a keyed hash of what was typed: people type passwords into the wrong field. */
export async function journalRefusedSignIn(merchant: Merchant, refused: SignInTry & Readonly<{ code: string }>): Promise<void> {
  const { login, address, code, now } = refused;
  const { isAllowed } = await countAttempt(merchant, journalLimit, { what: 'all', now });
  if (!isAllowed) return;
  const subjectId = merchant.vault.blindIndex('journal.sign_in', login).toString('hex').slice(0, 32);
  await inTransaction(merchant.db, (tx) =>
    emit(tx, { by: systemCaller('sign-in'), now }, [signInRefused({ subjectId, payload: { code, address } })]),
  );
}
