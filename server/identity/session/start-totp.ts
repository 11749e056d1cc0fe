import type { startTotp as contract } from '@zhidan/core/identity/session-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Exchange, OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { enrollment, newBackupCodes, newSecret } from './one-time-code.ts';
import { ownAccount } from './own-account.ts';
import { replaceTwoFactor, twoFactorForUpdate } from './two-factor-store.ts';

/**
 * Makes a secret for one-time codes. It is not asked for at sign-in before `confirmTotp` has seen a first code of it.
 * @throws Refused `password.wrong`, `rate.limited`, `totp.already_enabled`
 */
export async function startTotp(merchant: Merchant, ask: OpenAsk<typeof contract>, exchange: Exchange): Promise<OutputOf<typeof contract>> {
  const { personId, login } = await ownAccount(merchant, ask);
  return exchange.once(async (tx) => {
    const factor = await twoFactorForUpdate(tx, merchant.vault, personId);
    if (factor?.isConfirmed) throw new Refused('totp.already_enabled');
    const secret = newSecret();
    const backupCodes = newBackupCodes();
    await replaceTwoFactor(tx, merchant.vault, { personId, secret, backupCodes, now: ask.now });
    const { merchantName } = await loadSettings(tx);
    return { ...enrollment(secret, { issuer: merchantName, account: login }), backupCodes };
  });
}
