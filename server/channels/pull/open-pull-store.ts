import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { PullKind } from '@zhidan/core/channels/pull/pull-run.ts';
import type { PullWindow } from '@zhidan/core/channels/pull/pull-window.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { sendAhead } from '../../platform/db/in-one-turn.ts';

/** Pulls that go on over several runs. */
export type OpenPullKind = Extract<PullKind, 'incremental' | 'first_load' | 'sweep'>;

/** Where a pull stands: the span that was asked for, how far it is stored, and the window and page that come next. */
export type OpenPull = Readonly<{
  span: PullWindow;
  /** newest first: what is still to be read ends here */
  leftTo: Instant;
  window: PullWindow | null;
  page: string | null;
  askedBy: string;
}>;

type Which = Readonly<{ shopId: ShopId; kind: OpenPullKind }>;

export async function openPull(db: Db | Tx, { shopId, kind }: Which): Promise<OpenPull | null> {
  const row = await db.selectFrom('open_pulls').selectAll().where('shop_id', '=', shopId).where('kind', '=', kind).executeTakeFirst();
  if (!row) return null;
  const { window_from: from, window_to: to } = row;
  return {
    span: { from: row.from_at, to: row.to_at },
    leftTo: row.left_to,
    window: from && to ? { from, to } : null,
    page: row.page,
    askedBy: row.asked_by,
  };
}

export type NewOpenPull = Which & Readonly<{ span: PullWindow; nextAt: Instant; askedBy: string }>;

/** Begins a load or a sweep, unless one of this kind is under way. */
export async function beginOpenPull(tx: Tx, { shopId, kind, span, nextAt, askedBy }: NewOpenPull): Promise<void> {
  await tx
    .insertInto('open_pulls')
    .values({ shop_id: shopId, kind, from_at: span.from, to_at: span.to, left_to: span.to, next_at: nextAt, asked_by: askedBy })
    .onConflict((conflict) => conflict.columns(['shop_id', 'kind']).doNothing())
    .execute();
}

/** The page that comes next in the window that is being read. */
export type PagePlace = Which & Readonly<{ window: PullWindow; page: string; askedBy: string; now: Instant }>;

/** Remembers the next page, so that a run that is cut off goes on there. */
export async function saveNextPage(tx: Tx, { shopId, kind, window, page, askedBy, now }: PagePlace): Promise<void> {
  const place = { window_from: window.from, window_to: window.to, page };
  const { from, to } = window;
  await tx
    .insertInto('open_pulls')
    .values({ shop_id: shopId, kind, from_at: from, to_at: to, left_to: to, next_at: now, asked_by: askedBy, ...place })
    .onConflict((conflict) => conflict.columns(['shop_id', 'kind']).doUpdateSet(place))
    .execute();
}

/** Begins the window again at its first page: the place in it is worth nothing any more. */
export async function forgetPage(db: Db, { shopId, kind }: Which): Promise<void> {
  await db
    .updateTable('open_pulls')
    .set({ window_from: null, window_to: null, page: null })
    .where('shop_id', '=', shopId)
    .where('kind', '=', kind)
    .execute();
}

/** A window of a load is stored whole. */
export async function shrinkOpenPull(tx: Tx, { shopId, kind }: Which, leftTo: Instant): Promise<void> {
  await tx
    .updateTable('open_pulls')
    .set({ left_to: leftTo, window_from: null, window_to: null, page: null })
    .where('shop_id', '=', shopId)
    .where('kind', '=', kind)
    .execute();
}

export async function postponeOpenPull(tx: Tx, { shopId, kind }: Which, nextAt: Instant): Promise<void> {
  await tx.updateTable('open_pulls').set({ next_at: nextAt }).where('shop_id', '=', shopId).where('kind', '=', kind).execute();
}

export async function endOpenPull(tx: Tx, { shopId, kind }: Which): Promise<void> {
  await sendAhead(tx, tx.deleteFrom('open_pulls').where('shop_id', '=', shopId).where('kind', '=', kind).compile());
}
