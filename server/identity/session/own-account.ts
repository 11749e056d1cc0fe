import type { PersonId } from '@zhidan/core/identity/person.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { countAttempt, type AttemptLimit } from '../../platform/http/attempt-limit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { accountOf, type Account } from '../people/credential-store.ts';
import { isPasswordRight } from '../people/password-hash.ts';
import { callerPerson } from './caller-person.ts';

/** An open session at an unwatched desk must not become a way to guess the password. */
const ownPasswordLimit: AttemptLimit = { name: 'own_password', limit: 10, windowMs: 900_000 };

export type OwnPassword = Readonly<{ by: Caller | null; password: string; now: Instant }>;

/**
 * The account of whoever asks, after they typed their password again.
 * @throws Refused `session.required`, `session.person_required`, `rate.limited`, `password.wrong`
 */
export async function ownAccount(merchant: Merchant, { by, password, now }: OwnPassword): Promise<Account> {
  const personId: PersonId = callerPerson(by);
  const { isAllowed, retryAfterSeconds } = await countAttempt(merchant, ownPasswordLimit, { what: personId, now });
  if (!isAllowed) throw new Refused('rate.limited', { retryAfterSeconds });
  const account = await accountOf(merchant.db, { personId });
  if (!account || !(await isPasswordRight(account.passwordHash, password))) throw new Refused('password.wrong');
  return account;
}
