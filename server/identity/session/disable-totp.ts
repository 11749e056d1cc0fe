import { totpDisabled } from '@zhidan/core/identity/identity-event.ts';
import type { disableTotp as contract } from '@zhidan/core/identity/session-api.ts';
import { mayDo } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { ownAccount } from './own-account.ts';
import { deleteTwoFactor, twoFactorForUpdate } from './two-factor-store.ts';

/**
 * Switches one-time codes off, unless the merchant requires them of this person. Off already is not an error.
 * @throws Refused `password.wrong`, `rate.limited`, `totp.required`
 */
export async function disableTotp(merchant: Merchant, ask: OpenAsk<typeof contract>, exchange: Exchange): Promise<{ done: true }> {
  const { by, now } = ask;
  if (!by) throw new Refused('session.required');
  const { personId } = await ownAccount(merchant, ask);
  return exchange.once(async (tx): Promise<{ done: true }> => {
    const { totpRequired } = await loadSettings(tx);
    if (totpRequired && mayDo(by, 'people.manage')) throw new Refused('totp.required');
    const factor = await twoFactorForUpdate(tx, merchant.vault, personId);
    if (!factor) return { done: true };
    await deleteTwoFactor(tx, personId);
    if (factor.isConfirmed) await emit(tx, { by, now }, [totpDisabled({ subjectId: personId, payload: {} })]);
    return { done: true };
  });
}
