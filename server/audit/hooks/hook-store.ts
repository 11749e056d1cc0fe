import type { HookId } from '@zhidan/core/audit/hooks/hook.ts';
import type { HookRow } from '@zhidan/core/audit/hooks/hook-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** A hook as it is called. `secret` is for signing alone: not for logs, not for lists. */
export type Hook = Pick<HookRow, 'id' | 'code' | 'name' | 'address' | 'isOn' | 'tellsPersonal'> & Readonly<{ secret: string }>;

const purpose = 'audit_hooks.secret';

export async function hookById(db: Db | Tx, vault: Vault, id: HookId): Promise<Hook | undefined> {
  const { rows } = await sql<Omit<Hook, 'secret'> & Readonly<{ sealed: Buffer }>>`
    select id, code, name, address, is_on as "isOn", tells_personal as "tellsPersonal", secret_sealed as sealed
    from audit_hooks where id = ${id}`.execute(db);
  return rows.map(({ sealed, ...hook }) => ({ ...hook, secret: vault.open(purpose, sealed) }))[0];
}

/** Whoever adds or changes one waits here for the other. */
export async function lockHooks(tx: Tx): Promise<void> {
  await sql`lock table audit_hooks in share row exclusive mode`.execute(tx);
}

/** Hooks by their codes. */
export async function hookCodes(db: Db | Tx): Promise<ReadonlyMap<string, HookId>> {
  const rows = await db.selectFrom('audit_hooks').select(['code', 'id']).execute();
  return new Map(rows.map(({ code, id }) => [code, id as HookId]));
}

export async function saveHookRow(tx: Tx, vault: Vault, { by, now, hook }: Asked<Readonly<{ hook: Hook }>>): Promise<void> {
  const { id, code, name, address, isOn, tellsPersonal, secret } = hook;
  const row = {
    code,
    name,
    address,
    secret_sealed: vault.seal(purpose, secret),
    is_on: isOn,
    tells_personal: tellsPersonal,
    changed_at: now,
    changed_by: by.actor.name,
  };
  await tx
    .insertInto('audit_hooks')
    .values({ id, ...row })
    .onConflict((old) => old.column('id').doUpdateSet(row))
    .execute();
}

/** Answers whether it was on. */
export async function switchHookOff(tx: Tx, id: HookId): Promise<boolean> {
  const { numAffectedRows } = await sql`update audit_hooks set is_on = false where id = ${id} and is_on`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}
