import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { ChannelApp, ShopGrant } from '@zhidan/core/channels/shop-grant.ts';
import type { ShopState } from '@zhidan/core/channels/shop-life.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { sendAhead } from '../../platform/db/in-one-turn.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { appPurpose } from '../shop-store.ts';

/** A shop with all that speaking for it takes. Tokens and secrets are open: not for logs. */
export type CallingShop = Readonly<{
  id: ShopId;
  channel: ChannelCode;
  name: string;
  state: ShopState;
  app: ChannelApp;
  /** null before the first authorisation */
  grant: ShopGrant | null;
  platformShopNo: string | null;
  /** null: as the connector's rules say */
  callsPerSecond: number | null;
  isPaused: boolean;
  pulledUntil: Instant | null;
}>;

const grantPurpose = 'shops.grant';

const columns = [
  'id',
  'channel',
  'name',
  'state',
  'app_sealed',
  'grant_sealed',
  'platform_shop_no',
  'calls_per_second',
  'is_paused',
  'pulled_until',
] as const;

/** The shop as it stands; null when there is none. */
export async function callingShop(db: Db | Tx, vault: Vault, id: ShopId): Promise<CallingShop | null> {
  const row = await db.selectFrom('shops').select(columns).where('id', '=', id).executeTakeFirst();
  return row ? shopOf(row, vault) : null;
}

/** The same, locked until the transaction ends. */
export async function callingShopForUpdate(tx: Tx, vault: Vault, id: ShopId): Promise<CallingShop | null> {
  const row = await tx.selectFrom('shops').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row ? shopOf(row, vault) : null;
}

type Row = Readonly<{
  id: string;
  channel: string;
  name: string;
  state: string;
  app_sealed: Buffer;
  grant_sealed: Buffer | null;
  platform_shop_no: string | null;
  calls_per_second: number | null;
  is_paused: boolean;
  pulled_until: Instant | null;
}>;

function shopOf(row: Row, vault: Vault): CallingShop {
  return {
    id: row.id as ShopId,
    channel: row.channel as ChannelCode,
    name: row.name,
    state: row.state as ShopState,
    app: JSON.parse(vault.open(appPurpose, row.app_sealed)) as ChannelApp,
    grant: row.grant_sealed && (JSON.parse(vault.open(grantPurpose, row.grant_sealed)) as ShopGrant),
    platformShopNo: row.platform_shop_no,
    callsPerSecond: row.calls_per_second,
    isPaused: row.is_paused,
    pulledUntil: row.pulled_until,
  };
}

/** Shops that can be called now. */
export async function authorizedShops(db: Db): Promise<readonly ShopId[]> {
  const rows = await db.selectFrom('shops').select('id').where('state', 'in', ['authorized', 'expiring']).orderBy('id').execute();
  return rows.map(({ id }) => id as ShopId);
}

/** Another shop of ours that stands for the same shop of the platform. */
export async function shopNameOf(tx: Tx, other: Readonly<{ than: ShopId; channels: readonly ChannelCode[]; platformShopNo: string }>) {
  const row = await tx
    .selectFrom('shops')
    .select('name')
    .where('platform_shop_no', '=', other.platformShopNo)
    .where('channel', 'in', other.channels)
    .where('id', '<>', other.than)
    .executeTakeFirst();
  return row?.name ?? null;
}

export type SavedGrant = Readonly<{ id: ShopId; grant: ShopGrant; state: ShopState }>;

/** Stores a fresh grant and ends any claim to refresh the old one. */
export async function saveGrant(tx: Tx, vault: Vault, { id, grant, state }: SavedGrant): Promise<void> {
  await tx
    .updateTable('shops')
    .set({
      state,
      grant_sealed: vault.seal(grantPurpose, JSON.stringify(grant)),
      grant_expires_at: grant.expiresAt,
      platform_shop_no: grant.platformShopNo,
      platform_shop_name: grant.platformShopName,
      refresh_claim: null,
      refresh_claimed_until: null,
    })
    .where('id', '=', id)
    .execute();
}

/** A person authorised the shop just now: the answer of the platform's page that comes again is known by it. */
export async function markAuthorized(tx: Tx, id: ShopId, at: Instant): Promise<void> {
  await tx.updateTable('shops').set({ authorized_at: at }).where('id', '=', id).execute();
}

/** A shop's own trouble at this moment, with the platform's words. */
export type ShopFault = Readonly<{ kind: FaultKind; code: string; words: string; at: Instant }>;

/** Sets or clears what the shop page shows as wrong. */
export async function saveShopFault(tx: Tx, id: ShopId, fault: ShopFault | null): Promise<void> {
  const saved = tx
    .updateTable('shops')
    .set({
      last_fault_kind: fault?.kind ?? null,
      last_fault_code: fault?.code ?? null,
      last_fault_words: fault?.words ?? null,
      last_fault_at: fault?.at ?? null,
    })
    .where('id', '=', id);
  await sendAhead(tx, saved.compile());
}

export async function saveShopState(tx: Tx, id: ShopId, state: ShopState): Promise<void> {
  await tx.updateTable('shops').set({ state }).where('id', '=', id).execute();
}

export type RefreshClaim = Readonly<{ id: ShopId; claim: string }>;

/**
 * Claims the right to refresh a shop's grant for a while; false while another process has it. A claim is a lease and no lock:
 * the network is asked outside any transaction, and who is killed meanwhile holds nobody up for longer than the lease.
 */
export async function claimRefresh(db: Db, { id, claim }: RefreshClaim, leaseMs: number): Promise<boolean> {
  const { rows } = await sql`
    update shops set refresh_claim = ${claim}, refresh_claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    where id = ${id} and (refresh_claimed_until is null or refresh_claimed_until < clock_timestamp())
    returning 1`.execute(db);
  return rows.length > 0;
}

/** Gives the claim back, or keeps others from claiming for a while longer. */
export async function releaseRefresh(db: Db | Tx, { id, claim }: RefreshClaim, againInMs = 0): Promise<void> {
  await sql`
    update shops set refresh_claim = null,
      refresh_claimed_until = case when ${againInMs}::int = 0 then null else clock_timestamp() + ${againInMs}::int * interval '1 millisecond' end
    where id = ${id} and refresh_claim = ${claim}`.execute(db);
}
