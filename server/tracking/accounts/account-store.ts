import type { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { ShownFault } from '@zhidan/core/channels/shop/pull-run-api.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { LocalDate } from '@zhidan/core/kernel/local-date.ts';
import { trackingAccountLimit, type TrackingAccountId } from '@zhidan/core/tracking/account-api.ts';
import type { TrackingSourceCode } from '@zhidan/core/waybills/tracking-source.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** An account with a service of traces. `app` holds its secrets in the open: not for logs, not for answers. */
export type TrackingAccount = Readonly<{
  id: TrackingAccountId;
  name: string;
  source: TrackingSourceCode;
  app: ChannelApp;
  door: string;
  callbackBase: string;
  isActive: boolean;
  queriesOn: LocalDate | null;
  queryCount: number;
  heardAt: Instant | null;
  fault: ShownFault | null;
  addedAt: Instant;
}>;

const purpose = 'tracking_accounts.fields';

type Row = Omit<TrackingAccount, 'app' | 'fault'> &
  Readonly<{
    fieldsSealed: Buffer;
    faultKind: ShownFault['kind'] | null;
    faultCode: string | null;
    faultWords: string | null;
    faultAt: Instant | null;
  }>;

async function accountsWhere(db: Db | Tx, vault: Vault, where: RawBuilder<unknown>): Promise<readonly TrackingAccount[]> {
  const { rows } = await sql<Row>`
    select id, name, source, fields_sealed as "fieldsSealed", door, callback_base as "callbackBase", is_active as "isActive",
      queries_on as "queriesOn", query_count as "queryCount", heard_at as "heardAt", fault_kind as "faultKind", fault_code as "faultCode",
      fault_words as "faultWords", fault_at as "faultAt", added_at as "addedAt"
    from tracking_accounts where ${where} order by is_active desc, added_at, id limit ${trackingAccountLimit}`.execute(db);
  return rows.map(({ fieldsSealed, faultKind, faultCode, faultWords, faultAt, ...account }) => ({
    ...account,
    app: JSON.parse(vault.open(purpose, fieldsSealed)) as ChannelApp,
    fault: faultKind && { kind: faultKind, code: faultCode ?? '', words: faultWords ?? '', at: faultAt },
  }));
}

/** All accounts of the merchant, those in use first, the oldest first. */
export function trackingAccounts(db: Db | Tx, vault: Vault): Promise<readonly TrackingAccount[]> {
  return accountsWhere(db, vault, sql`true`);
}

export async function trackingAccount(db: Db | Tx, vault: Vault, id: TrackingAccountId): Promise<TrackingAccount | undefined> {
  return (await accountsWhere(db, vault, sql`id = ${id}`))[0];
}

/** Whose service calls this door. One that is out of use still hears what it subscribed. */
export async function accountByDoor(db: Db, vault: Vault, door: string): Promise<TrackingAccount | undefined> {
  return (await accountsWhere(db, vault, sql`door = ${door}`))[0];
}

/** The account, locked until the transaction ends. */
export async function trackingAccountForUpdate(tx: Tx, vault: Vault, id: TrackingAccountId): Promise<TrackingAccount | undefined> {
  await sql`select id from tracking_accounts where id = ${id} for update`.execute(tx);
  return trackingAccount(tx, vault, id);
}

export async function isAccountNameTaken(tx: Tx, { id, name }: Pick<TrackingAccount, 'id' | 'name'>): Promise<boolean> {
  const row = await tx.selectFrom('tracking_accounts').select('id').where('name', '=', name).where('id', '<>', id).executeTakeFirst();
  return row !== undefined;
}

const settings = (vault: Vault, { name, app, callbackBase, isActive }: TrackingAccount) => ({
  name,
  fields_sealed: vault.seal(purpose, JSON.stringify(app)),
  callback_base: callbackBase,
  is_active: isActive,
});

export async function insertAccount(tx: Tx, vault: Vault, account: TrackingAccount): Promise<void> {
  const { id, source, door, addedAt } = account;
  await tx
    .insertInto('tracking_accounts')
    .values({ ...settings(vault, account), id, source, door, added_at: addedAt })
    .execute();
}

export async function saveAccount(tx: Tx, vault: Vault, account: TrackingAccount): Promise<void> {
  await tx.updateTable('tracking_accounts').set(settings(vault, account)).where('id', '=', account.id).execute();
}

/** The service told something. To the minute: many pushes a second shall not meet at one row. */
export async function saveHeard(tx: Tx, id: TrackingAccountId, now: Instant): Promise<void> {
  await sql`
    update tracking_accounts set heard_at = ${now}
    where id = ${id} and (heard_at is null or heard_at < ${now}::timestamptz - interval '1 minute')`.execute(tx);
}

/** Why the service did not answer, or null: it did. Answers whether that is something else than before. */
export async function saveFault(
  tx: Tx,
  id: string,
  fault: Pick<ConnectorFault, 'kind' | 'platformCode' | 'platformWords'> | null,
  now: Instant,
): Promise<boolean> {
  const code = fault?.platformCode.slice(0, 100) ?? null;
  const { numAffectedRows } = await sql`
    update tracking_accounts set fault_kind = ${fault?.kind ?? null}, fault_code = ${code},
      fault_words = ${fault?.platformWords.slice(0, 300) ?? null}, fault_at = ${fault ? now : null}
    where id = ${id} and (fault_kind, fault_code) is distinct from (${fault?.kind ?? null}::text, ${code}::text)`.execute(tx);
  return (numAffectedRows ?? 0n) > 0n;
}

/** Takes one of the day's queries; false: there are none left. */
export async function takeQuery(db: Db, id: string, { day, limit }: Readonly<{ day: LocalDate; limit: number | null }>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update tracking_accounts set queries_on = ${day}, query_count = case when queries_on = ${day} then query_count else 0 end + 1
    where id = ${id} and (queries_on is distinct from ${day}::date or ${limit}::integer is null or query_count < ${limit})`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}
