import type { CarrierCode } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { ShownFault } from '@zhidan/core/channels/shop/pull-run-api.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { accountLimit, type SubscriptionView, type WaybillAccountId, type WaybillLine } from '@zhidan/core/waybills/account-api.ts';
import type { AccountSource } from '@zhidan/core/waybills/account-source.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** An account with what it serves. `app` holds its secrets in the open: not for logs, not for answers. */
export type WaybillAccount = Readonly<{
  id: WaybillAccountId;
  name: string;
  source: AccountSource;
  shopId: ShopId | null;
  servesAllShops: boolean;
  servesShopIds: readonly ShopId[];
  lines: readonly WaybillLine[];
  app: ChannelApp;
  lowBalance: number;
  isActive: boolean;
  subscriptions: readonly SubscriptionView[];
  readAt: Instant | null;
  lowCarriers: readonly CarrierCode[];
  fault: ShownFault | null;
  addedAt: Instant;
}>;

const purpose = 'waybill_accounts.fields';

type Row = Omit<WaybillAccount, 'app' | 'fault'> &
  Readonly<{
    fieldsSealed: Buffer;
    faultKind: ShownFault['kind'] | null;
    faultCode: string | null;
    faultWords: string | null;
    faultAt: Instant | null;
  }>;

const accountColumns = sql`
  account.id, account.name, account.source, account.shop_id as "shopId", account.serves_all_shops as "servesAllShops",
  account.fields_sealed as "fieldsSealed", account.low_balance as "lowBalance", account.is_active as "isActive", account.subscriptions,
  account.read_at as "readAt", account.low_carriers as "lowCarriers", account.fault_kind as "faultKind", account.fault_code as "faultCode",
  account.fault_words as "faultWords", account.fault_at as "faultAt", account.added_at as "addedAt",
  coalesce((
    select jsonb_agg(served.shop_id order by served.shop_id) from waybill_account_shops as served where served.account_id = account.id
  ), '[]') as "servesShopIds",
  coalesce((
    select jsonb_agg(jsonb_build_object(
      'carrier', line.carrier, 'warehouseId', line.warehouse_id, 'sender', line.sender, 'accountNo', line.account_no,
      'branchCode', line.branch_code, 'templateUrl', line.template_url, 'numberFen', line.number_fen
    ) order by line.carrier, line.warehouse_id) from waybill_lines as line where line.account_id = account.id
  ), '[]') as lines`;

async function accountsWhere(db: Db | Tx, vault: Vault, where: RawBuilder<unknown>): Promise<readonly WaybillAccount[]> {
  const { rows } = await sql<Row>`
    select ${accountColumns} from waybill_accounts as account where ${where}
    order by account.is_active desc, account.name limit ${accountLimit}`.execute(db);
  return rows.map(({ fieldsSealed, faultKind, faultCode, faultWords, faultAt, ...account }) => ({
    ...account,
    app: JSON.parse(vault.open(purpose, fieldsSealed)) as ChannelApp,
    fault: faultKind && { kind: faultKind, code: faultCode ?? '', words: faultWords ?? '', at: faultAt },
  }));
}

/** All accounts of the merchant, those in use first, by name. */
export function waybillAccounts(db: Db, vault: Vault): Promise<readonly WaybillAccount[]> {
  return accountsWhere(db, vault, sql`true`);
}

export async function waybillAccount(db: Db | Tx, vault: Vault, id: WaybillAccountId): Promise<WaybillAccount | undefined> {
  return (await accountsWhere(db, vault, sql`account.id = ${id}`))[0];
}

/** These accounts, whether in use or not: a number is given back to where it came from. */
export function accountsById(db: Db, vault: Vault, ids: readonly string[]): Promise<readonly WaybillAccount[]> {
  return accountsWhere(db, vault, sql`account.id = any(${[...ids]}::uuid[])`);
}

/** Accounts in use that serve some carrier from one of these warehouses. */
export function accountsServing(db: Db, vault: Vault, warehouseIds: readonly string[]): Promise<readonly WaybillAccount[]> {
  return accountsWhere(
    db,
    vault,
    sql`account.is_active and account.id in (
      select line.account_id from waybill_lines as line where line.warehouse_id = any(${[...warehouseIds]}::uuid[])
    )`,
  );
}

/** The account, locked until the transaction ends. */
export async function waybillAccountForUpdate(tx: Tx, vault: Vault, id: WaybillAccountId): Promise<WaybillAccount | undefined> {
  await sql`select id from waybill_accounts where id = ${id} for update`.execute(tx);
  return waybillAccount(tx, vault, id);
}

export async function isAccountNameTaken(tx: Tx, { id, name }: Pick<WaybillAccount, 'id' | 'name'>): Promise<boolean> {
  const row = await tx.selectFrom('waybill_accounts').select('id').where('name', '=', name).where('id', '<>', id).executeTakeFirst();
  return row !== undefined;
}

const settings = (vault: Vault, account: WaybillAccount) => ({
  name: account.name,
  serves_all_shops: account.servesAllShops,
  fields_sealed: vault.seal(purpose, JSON.stringify(account.app)),
  low_balance: account.lowBalance,
  is_active: account.isActive,
});

export async function insertAccount(tx: Tx, vault: Vault, account: WaybillAccount): Promise<void> {
  await tx
    .insertInto('waybill_accounts')
    .values({
      ...settings(vault, account),
      id: account.id,
      source: account.source,
      shop_id: account.shopId,
      subscriptions: JSON.stringify([]),
      low_carriers: [],
      added_at: account.addedAt,
    })
    .execute();
}

/** Writes what people set up: the account, whom it serves, and its lines. */
export async function saveAccount(tx: Tx, vault: Vault, account: WaybillAccount): Promise<void> {
  await tx.updateTable('waybill_accounts').set(settings(vault, account)).where('id', '=', account.id).execute();
  await sql`delete from waybill_account_shops where account_id = ${account.id}`.execute(tx);
  await sql`
    insert into waybill_account_shops (account_id, shop_id)
    select ${account.id}, shop_id from unnest(${[...account.servesShopIds]}::uuid[]) as shop_id
    where exists (select from shops where shops.id = shop_id) on conflict do nothing`.execute(tx);
  await sql`delete from waybill_lines where account_id = ${account.id}`.execute(tx);
  if (account.lines.length === 0) return;
  const columns: readonly Column<WaybillLine>[] = [
    { name: 'account_id', type: 'uuid', of: () => account.id },
    { name: 'carrier', type: 'text', of: ({ carrier }) => carrier },
    { name: 'warehouse_id', type: 'uuid', of: ({ warehouseId }) => warehouseId },
    { name: 'sender', type: 'jsonb', of: ({ sender }) => sender && JSON.stringify(sender) },
    { name: 'account_no', type: 'text', of: ({ accountNo }) => accountNo },
    { name: 'branch_code', type: 'text', of: ({ branchCode }) => branchCode },
    { name: 'template_url', type: 'text', of: ({ templateUrl }) => templateUrl },
    { name: 'number_fen', type: 'integer', of: ({ numberFen }) => numberFen },
  ];
  await sql`insert into waybill_lines (${columnNames(columns)}) select * from ${givenRows(columns, account.lines)}`.execute(tx);
}

/** What a service said, or why it did not: then what it said before stays. */
export type AccountReading = Readonly<{
  id: WaybillAccountId;
  subscriptions: readonly SubscriptionView[] | null;
  lowCarriers: readonly CarrierCode[];
  fault: ShownFault | null;
}>;

export async function saveReading(tx: Tx, { id, subscriptions, lowCarriers, fault }: AccountReading, now: Instant): Promise<void> {
  await tx
    .updateTable('waybill_accounts')
    .set({
      ...(subscriptions ? { subscriptions: JSON.stringify(subscriptions), read_at: now, low_carriers: [...lowCarriers] } : {}),
      fault_kind: fault?.kind ?? null,
      fault_code: fault?.code ?? null,
      fault_words: fault?.words ?? null,
      fault_at: fault?.at ?? null,
    })
    .where('id', '=', id)
    .execute();
}

/** Accounts that have a service to ask and are in use, longest not asked first. */
export async function askableAccounts(db: Db): Promise<readonly WaybillAccountId[]> {
  const rows = await db
    .selectFrom('waybill_accounts')
    .select('id')
    .where('is_active', '=', true)
    .where('source', '<>', 'hand')
    .orderBy('read_at', (order) => order.asc().nullsFirst())
    .limit(accountLimit)
    .execute();
  return rows.map(({ id }) => id as WaybillAccountId);
}

/** Of these warehouses those that are in use, by name. */
export async function activeWarehouseNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('warehouses').select(['id', 'name']).where('id', 'in', ids).where('state', '=', 'active').execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
