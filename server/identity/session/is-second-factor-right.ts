import type { PersonId } from '@zhidan/core/identity/person.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { matchedStep } from './one-time-code.ts';
import { saveStepUsed, twoFactorForUpdate, useBackupCode } from './two-factor-store.ts';

/** Whether a one-time or backup code is right; a right one is used up with the transaction. */
export async function isSecondFactorRight(
  tx: Tx,
  vault: Vault,
  ask: Readonly<{ personId: PersonId; code: string; now: Instant }>,
): Promise<boolean> {
  const { personId, code, now } = ask;
  if (code.includes('-')) return useBackupCode(tx, vault, ask);
  const factor = await twoFactorForUpdate(tx, vault, personId);
  if (!factor?.isConfirmed) return false;
  const step = await matchedStep(code, { ...factor, now });
  if (step === null) return false;
  await saveStepUsed(tx, personId, { step });
  return true;
}
