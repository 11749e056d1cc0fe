import { totpEnabled } from '@zhidan/core/identity/identity-event.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { callerPerson } from './caller-person.ts';
import { matchedStep } from './one-time-code.ts';
import { saveStepUsed, twoFactorForUpdate } from './two-factor-store.ts';

/**
 * Switches one-time codes on, after a first code proved that the phone has the secret.
 * @throws Refused `totp.not_started`, `totp.already_enabled`, `totp.code_wrong`
 */
export async function confirmTotp(tx: Tx, ask: Asked<{ code: string }>, vault: Vault): Promise<{ done: true }> {
  const { by, now, code } = ask;
  const personId = callerPerson(by);
  const factor = await twoFactorForUpdate(tx, vault, personId);
  if (!factor) throw new Refused('totp.not_started');
  if (factor.isConfirmed) throw new Refused('totp.already_enabled');
  const step = await matchedStep(code, { ...factor, now });
  if (step === null) throw new Refused('totp.code_wrong');
  await saveStepUsed(tx, personId, { step, confirmedAt: now });
  await emit(tx, { by, now }, [totpEnabled({ subjectId: personId, payload: {} })]);
  return { done: true };
}
