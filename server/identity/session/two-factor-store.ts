import type { PersonId } from '@zhidan/core/identity/person.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** A person's secret for one-time codes; in use once it is confirmed. */
export type TwoFactor = Readonly<{ personId: PersonId; secret: string; lastStep: number; isConfirmed: boolean }>;

const secretPurpose = 'two_factors.secret';
const codePurpose = 'backup_codes.code';

/** Locks the secret until the transaction ends, so that two sign-ins cannot use one code. */
export async function twoFactorForUpdate(tx: Tx, vault: Vault, personId: PersonId): Promise<TwoFactor | null> {
  const row = await tx.selectFrom('two_factors').selectAll().where('person_id', '=', personId).forUpdate().executeTakeFirst();
  if (!row) return null;
  return {
    personId,
    secret: vault.open(secretPurpose, row.secret_sealed),
    lastStep: row.last_step,
    isConfirmed: row.confirmed_at !== null,
  };
}

export type NewTwoFactor = Readonly<{ personId: PersonId; secret: string; backupCodes: readonly string[]; now: Instant }>;

/** Begins anew: an unconfirmed secret and its backup codes are replaced. */
export async function replaceTwoFactor(tx: Tx, vault: Vault, { personId, secret, backupCodes, now }: NewTwoFactor): Promise<void> {
  await deleteTwoFactor(tx, personId);
  await tx
    .insertInto('two_factors')
    .values({ person_id: personId, secret_sealed: vault.seal(secretPurpose, secret), started_at: now, confirmed_at: null })
    .execute();
  await tx
    .insertInto('backup_codes')
    .values(backupCodes.map((code) => ({ person_id: personId, code_index: vault.blindIndex(codePurpose, code) })))
    .execute();
}

/** Remembers the newest step used, and that the secret works. */
export async function saveStepUsed(tx: Tx, personId: PersonId, used: Readonly<{ step: number; confirmedAt?: Instant }>): Promise<void> {
  await tx
    .updateTable('two_factors')
    .set({ last_step: used.step, ...(used.confirmedAt ? { confirmed_at: used.confirmedAt } : {}) })
    .where('person_id', '=', personId)
    .execute();
}

/** Uses up a backup code; false when there is no such code, or it was used before. */
export async function useBackupCode(
  tx: Tx,
  vault: Vault,
  ask: Readonly<{ personId: PersonId; code: string; now: Instant }>,
): Promise<boolean> {
  const row = await tx
    .updateTable('backup_codes')
    .set({ used_at: ask.now })
    .where('person_id', '=', ask.personId)
    .where('code_index', '=', vault.blindIndex(codePurpose, ask.code))
    .where('used_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteTwoFactor(tx: Tx, personId: PersonId): Promise<void> {
  await tx.deleteFrom('backup_codes').where('person_id', '=', personId).execute();
  await tx.deleteFrom('two_factors').where('person_id', '=', personId).execute();
}
