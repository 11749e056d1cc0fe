import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { sendAhead } from '../../platform/db/in-one-turn.ts';
import type { OpenPullKind } from './open-pull-store.ts';

/** States in which a shop can be asked. */
const askableStates = ['authorized', 'expiring'] as const;

/** How the incremental pull of a shop stands; null when there is no such shop. */
export type PullPlace = Readonly<{ channel: ChannelCode; isAskable: boolean; pulledUntil: Instant | null; intervalMs: number }>;

export async function pullPlace(db: Db | Tx, id: ShopId): Promise<PullPlace | null> {
  const row = await db
    .selectFrom('shops')
    .select(['channel', 'state', 'is_paused', 'pulled_until', 'pull_interval_ms'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const isAskable = !row.is_paused && askableStates.some((state) => state === row.state);
  return { channel: row.channel as ChannelCode, isAskable, pulledUntil: row.pulled_until, intervalMs: row.pull_interval_ms };
}

/** What decides whether a person may have a shop pulled, locked against a change of it. */
export async function shopToPull(tx: Tx, id: ShopId) {
  const row = await tx
    .selectFrom('shops')
    .select(['name', 'channel', 'state', 'is_paused'])
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
  if (!row) return null;
  return {
    name: row.name,
    channel: row.channel,
    isPaused: row.is_paused,
    isAuthorized: askableStates.some((state) => state === row.state),
  };
}

/** Shops whose pull is due, longest waiting first. */
export async function duePulls(tx: Tx, now: Instant): Promise<readonly ShopId[]> {
  const rows = await tx
    .selectFrom('shops')
    .select('id')
    .where('next_pull_at', '<=', now)
    .where('is_paused', '=', false)
    .where('state', 'in', askableStates)
    .orderBy('next_pull_at')
    .execute();
  return rows.map(({ id }) => id as ShopId);
}

/** Loads and sweeps that are due to go on. */
export async function dueOpenPulls(tx: Tx, now: Instant): Promise<readonly Readonly<{ shopId: ShopId; kind: OpenPullKind }>[]> {
  const rows = await tx
    .selectFrom('open_pulls')
    .innerJoin('shops', 'shops.id', 'open_pulls.shop_id')
    .select(['open_pulls.shop_id', 'open_pulls.kind'])
    .where('open_pulls.kind', '<>', 'incremental')
    .where('open_pulls.next_at', '<=', now)
    .where('shops.is_paused', '=', false)
    .where('shops.state', 'in', askableStates)
    .orderBy('open_pulls.next_at')
    .execute();
  return rows.map(({ shop_id, kind }) => ({ shopId: shop_id as ShopId, kind: kind as OpenPullKind }));
}

/** Shops that were not swept since a moment, in an order that stays. */
export async function unsweptShops(tx: Tx, since: Instant): Promise<readonly Readonly<{ id: ShopId; channel: string }>[]> {
  const rows = await tx
    .selectFrom('shops')
    .select(['id', 'channel'])
    .where('state', 'in', askableStates)
    .where('is_paused', '=', false)
    .where((shop) => shop.or([shop('swept_until', 'is', null), shop('swept_until', '<', since)]))
    .where((shop) =>
      shop.not(
        shop.exists(
          shop
            .selectFrom('open_pulls')
            .select('kind')
            .whereRef('open_pulls.shop_id', '=', 'shops.id')
            .where('kind', 'in', ['sweep', 'first_load']),
        ),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id, channel }) => ({ id: id as ShopId, channel }));
}

export async function savePullStarted(tx: Tx, id: ShopId, now: Instant): Promise<void> {
  await sendAhead(tx, tx.updateTable('shops').set({ last_pull_started_at: now }).where('id', '=', id).compile());
}

export async function savePullEnded(tx: Tx, id: ShopId, ended: Readonly<{ now: Instant; nextPullAt: Instant }>): Promise<void> {
  const saved = tx.updateTable('shops').set({ last_pull_ended_at: ended.now, next_pull_at: ended.nextPullAt }).where('id', '=', id);
  await sendAhead(tx, saved.compile());
}

/** Everything up to this moment is stored. It never goes back. */
export async function savePulledUntil(tx: Tx, id: ShopId, until: Instant): Promise<void> {
  const saved = tx
    .updateTable('shops')
    .set({ pulled_until: until })
    .where('id', '=', id)
    .where((shop) => shop.or([shop('pulled_until', 'is', null), shop('pulled_until', '<', until)]));
  await sendAhead(tx, saved.compile());
}

export async function saveSweptUntil(tx: Tx, id: ShopId, until: Instant): Promise<void> {
  await tx.updateTable('shops').set({ swept_until: until }).where('id', '=', id).execute();
}

export async function saveNextPull(tx: Tx, id: ShopId, nextPullAt: Instant): Promise<void> {
  await tx.updateTable('shops').set({ next_pull_at: nextPullAt }).where('id', '=', id).execute();
}
