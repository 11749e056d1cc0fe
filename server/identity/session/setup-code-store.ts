import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

const purpose = 'setup_codes.code';

/** Locks the code until the transaction ends, so that only one owner is created. */
export async function setupCodeForUpdate(tx: Tx, vault: Vault): Promise<string | null> {
  const row = await tx.selectFrom('setup_codes').select('code_sealed').forUpdate().executeTakeFirst();
  return row ? vault.open(purpose, row.code_sealed) : null;
}

/** Keeps the code unless there is one. */
export async function insertSetupCode(tx: Tx, vault: Vault, { code, now }: Readonly<{ code: string; now: Instant }>): Promise<void> {
  await tx
    .insertInto('setup_codes')
    .values({ code_sealed: vault.seal(purpose, code), created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteSetupCode(tx: Tx): Promise<void> {
  await tx.deleteFrom('setup_codes').execute();
}
