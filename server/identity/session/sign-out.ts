import { signedOut } from '@zhidan/core/identity/identity-event.ts';
import type { signOut as contract } from '@zhidan/core/identity/session-api.ts';
import { readCookie } from '../../platform/http/cookie.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callerPerson } from './caller-person.ts';
import { endSession } from './session-store.ts';
import { cookieNameOf, noSessionCookie } from './session-token.ts';

/** Ends the session of this browser, and takes its cookie away. */
export async function signOut(merchant: Merchant, { by, now }: OpenAsk<typeof contract>, exchange: Exchange): Promise<{ done: true }> {
  const personId = callerPerson(by);
  const token = readCookie(exchange.headers.get('cookie') ?? undefined, cookieNameOf(merchant)) ?? '';
  await inTransaction(merchant.db, async (tx) => {
    if ((await endSession(tx, token)) && by) await emit(tx, { by, now }, [signedOut({ subjectId: personId, payload: {} })]);
  });
  exchange.setCookie(noSessionCookie(merchant, exchange.isSecure));
  return { done: true };
}
