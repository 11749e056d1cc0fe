import { passwordChanged } from '@zhidan/core/identity/identity-event.ts';
import { acceptPassword } from '@zhidan/core/identity/password-strength.ts';
import type { changePassword as contract } from '@zhidan/core/identity/session-api.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { saveCredential } from '../people/credential-store.ts';
import { hashPassword } from '../people/password-hash.ts';
import { ownAccount } from './own-account.ts';
import { endSessionsOf, startSession } from './session-store.ts';
import { sessionCookie } from './session-token.ts';

/**
 * Changes one's own password. Every session of the person ends, in case somebody else has one; this browser gets a new one.
 * @throws Refused `password.wrong`, `password.too_simple`, `rate.limited`
 */
export async function changePassword(merchant: Merchant, ask: OpenAsk<typeof contract>, exchange: Exchange): Promise<{ done: true }> {
  const { by, now } = ask;
  if (!by) throw new Refused('session.required');
  const { personId, login } = await ownAccount(merchant, { by, password: ask.currentPassword, now });
  const passwordHash = await hashPassword(orRefuse(acceptPassword(ask.newPassword, login)));
  const token = await inTransaction(merchant.db, async (tx) => {
    await saveCredential(tx, { personId, passwordHash, isDemo: false, now });
    await endSessionsOf(tx, personId);
    await emit(tx, { by, now }, [passwordChanged({ subjectId: personId, payload: {} })]);
    return startSession(tx, { personId, now });
  });
  exchange.setCookie(sessionCookie(merchant, token, exchange.isSecure));
  return { done: true };
}
