import type { signIn as contract } from '@zhidan/core/identity/session-api.ts';
import { signedIn } from '@zhidan/core/identity/identity-event.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { forgetAttempts } from '../../platform/http/attempt-limit.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { accountOf, markSignedIn, type Account } from '../people/credential-store.ts';
import { isPasswordRight } from '../people/password-hash.ts';
import { isSecondFactorRight } from './is-second-factor-right.ts';
import { startSession } from './session-store.ts';
import { sessionCookie } from './session-token.ts';
import { journalRefusedSignIn, limitSignIn, loginLimit } from './sign-in-limit.ts';

/**
 * Signs a person in: password, then the one-time code where the person has one. Says only after the right password
 * that an account exists, is suspended or needs a code.
 * @throws Refused `rate.limited`, `sign_in.failed`, `sign_in.suspended`, `sign_in.code_wrong`
 */
export async function signIn(merchant: Merchant, ask: OpenAsk<typeof contract>, exchange: Exchange): Promise<OutputOf<typeof contract>> {
  const { login, password, totpCode, now } = ask;
  const attempt = { login, address: exchange.address, now };
  await limitSignIn(merchant, attempt);
  try {
    const account = await provenAccount(merchant, login, password);
    if (account.hasTotp && totpCode === undefined) return { status: 'totp_required' };
    const token = await beginSession(merchant, account, { ...attempt, code: account.hasTotp ? totpCode : undefined });
    exchange.setCookie(sessionCookie(merchant, token, exchange.isSecure));
    return { status: 'signed_in' };
  } catch (error) {
    if (error instanceof Refused) await journalRefusedSignIn(merchant, { ...attempt, code: error.refusal.code });
    throw error;
  }
}

async function provenAccount(merchant: Merchant, login: string, password: string): Promise<Account> {
  const account = await accountOf(merchant.db, { login });
  const isRight = await isPasswordRight(account?.passwordHash ?? null, password);
  if (!account || !isRight) throw new Refused('sign_in.failed');
  if (account.status !== 'active') throw new Refused('sign_in.suspended', { login });
  return account;
}

type Beginning = Readonly<{ login: string; address: string; now: Instant; code: string | undefined }>;

function beginSession(merchant: Merchant, account: Account, { login, address, now, code }: Beginning): Promise<string> {
  const { personId } = account;
  return inTransaction(merchant.db, async (tx) => {
    if (code !== undefined && !(await isSecondFactorRight(tx, merchant.vault, { personId, code, now })))
      throw new Refused('sign_in.code_wrong');
    const token = await startSession(tx, { personId, now });
    await markSignedIn(tx, personId, now);
    await forgetAttempts(tx, merchant, loginLimit, login);
    await emit(tx, { by: callerOf(account), now }, [signedIn({ subjectId: personId, payload: { address } })]);
    return token;
  });
}

/** The person as the journal names them; sign-in itself needs no permission. */
function callerOf({ personId, name, language }: Account): Caller {
  return {
    actor: { kind: 'person', id: personId, name },
    permissions: new Set(),
    shops: [],
    warehouses: [],
    maskedFields: new Set(),
    language,
  };
}
