/** A merchant with a shop on each platform whose orders change while they are pulled, and the platforms' own word on what there is. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectorCode, ShopId } from '@zhidan/core/channels/channel.ts';
import { hourOf, hoursBetween } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import { instant, msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { checkHours } from '../channels/completeness/check-hours.ts';
import { pullChanges } from '../channels/pull/pull-changes.ts';
import { pullOrdersCreated } from '../channels/pull/pull-orders-created.ts';
import type { Merchant } from '../platform/merchant.ts';
import { emulatedApps } from './emulated-app.ts';
import { authorizeShop, beginWorld, emulatedShop } from './emulated-shop.ts';
import type { RunningEmulators } from './run-emulators.ts';
import { until } from './until.ts';
import type { TestMerchant } from './test-merchant.ts';

export type PulledShop = Readonly<{ code: ConnectorCode; shopSeq: number; shopId: ShopId }>;

/** What can go wrong with every platform while it is pulled; each strikes now and then. */
export const passingFaults: Readonly<Record<string, object>> = {
  timeout: { delayMs: 50 },
  disconnect: {},
  lost_answer: {},
  garbled: {},
  server_error: {},
  unavailable: {},
  throttled: {},
  token_expired: {},
  rows_changed: { count: 3 },
  slow: { delayMs: 30 },
};

/** A world of its own with one authorised shop a platform, before its first order. */
export async function pulledWorld(
  merchant: Merchant,
  emulators: RunningEmulators,
  ask: Readonly<{ seed: string; codes: readonly ConnectorCode[] }>,
) {
  await beginWorld(merchant, emulators, ask);
  const shops: PulledShop[] = [];
  for (const [index, code] of ask.codes.entries()) {
    const shopSeq = index + 1;
    shops.push({
      code,
      shopSeq,
      shopId: await emulatedShop(merchant, emulators, { code, shopSeq, loadFrom: plusMs(merchant.clock(), -3_600_000) }),
    });
  }
  return shops;
}

/** Moves the frozen time of the world by steps of a scenario, and ours with it. */
export async function live(merchant: TestMerchant, emulators: RunningEmulators, steps: readonly object[]): Promise<void> {
  const { now } = await emulators.control('POST', 'scenario', { steps });
  merchant.clock.advance(msBetween(merchant.clock(), instant(String(now))));
}

/** What a person does: authorises a shop again whose authorisation was refused, until they get through. */
export async function helpShops(merchant: Merchant, emulators: RunningEmulators, shops: readonly PulledShop[]): Promise<void> {
  for (const shop of shops) {
    const row = await merchant.db.selectFrom('shops').select('state').where('id', '=', shop.shopId).executeTakeFirstOrThrow();
    const again = () =>
      authorizeShop(merchant, emulators, shop).then(
        () => true,
        () => false,
      );
    if (row.state === 'expired') await until('a person gets through to the platform’s page', again);
  }
}

/** Pauses that platforms ask for are over at once: minutes of them would teach a test nothing. */
async function withoutPauses<Value>({ db }: Merchant, work: Promise<Value>): Promise<Value> {
  let isOver = false;
  const lift = async (): Promise<void> => {
    while (!isOver) {
      await db.updateTable('call_paces').set({ paused_until: null }).where('paused_until', 'is not', null).execute();
      await pause(100);
    }
  };
  const lifting = lift();
  try {
    return await work;
  } finally {
    isOver = true;
    await lifting;
  }
}

/** One run of everything that is due at each shop, all shops at once. Answers how many runs failed. */
export async function pullAll(merchant: Merchant, shops: readonly PulledShop[]): Promise<number> {
  const runs = shops.flatMap(({ shopId }) => [
    pullChanges(merchant, { shopId, askedBy: 'test' }),
    pullOrdersCreated(merchant, { shopId, kind: 'first_load' }),
  ]);
  const ends = await withoutPauses(merchant, Promise.all(runs));
  return ends.filter((end) => end !== null && end !== 'done').length;
}

type ToldTrade = Readonly<{ no: string; paid: number; isPaid: boolean; sellerMemo: string }>;

/** The platform's word against ours: numbers we miss, numbers it does not have, and orders with another sum or memo. */
export async function difference(merchant: Merchant, emulators: RunningEmulators, { code, shopSeq, shopId }: PulledShop) {
  const { hidesUnpaid, channelGift } = emulatedApps[code];
  const all = (await emulators.control('GET', 'trades', { shop: shopSeq, limit: 100_000 })) as unknown as ToldTrade[];
  const told = new Map(all.filter(({ isPaid }) => isPaid || !hidesUnpaid).map((trade) => [trade.no, trade]));
  const rows = await merchant.db
    .selectFrom('orders')
    .innerJoin('channel_orders', 'channel_orders.order_id', 'orders.id')
    .select(['orders.channel_order_no', 'orders.paid_fen', 'orders.seller_memo', 'channel_orders.document'])
    .where('orders.shop_id', '=', shopId)
    .execute();
  const ours = new Map(rows.map((row) => [row.channel_order_no, row]));
  // a gift is given with the whole price, not with a deposit
  const giftOf = (document: unknown, isPaid: boolean): number =>
    channelGift && isPaid ? Number((document as Record<string, unknown>)[channelGift] ?? 0) : 0;
  return {
    tradeCount: told.size,
    missed: [...told.keys()].filter((no) => !ours.has(no)),
    strange: [...ours.keys()].filter((no) => !told.has(no)),
    doubled: rows.length - ours.size,
    different: [...told.values()].filter(({ no, paid, isPaid, sellerMemo }) => {
      const row = ours.get(no);
      return row && (row.paid_fen + giftOf(row.document, isPaid) !== paid || row.seller_memo !== sellerMemo);
    }),
  };
}

export const noDifference = { missed: [], strange: [], doubled: 0, different: [] } as const;

/** Moments and counts of a shop's runs, as the list shows them. */
export async function runsOf(merchant: Merchant, shopId: ShopId) {
  return merchant.db.selectFrom('pull_runs').selectAll().where('shop_id', '=', shopId).orderBy('id').execute();
}

/** Hours since a moment that the completeness ledger does not find whole, or fills a gap of to find them so: none where nothing was missed. */
export async function brokenHours(merchant: Merchant, { shopId }: PulledShop, since: Instant): Promise<readonly Instant[]> {
  const hours = hoursBetween(hourOf(since), hourOf(merchant.clock()));
  const { red, unknown } = await checkHours(merchant, { shopId, hours, askedBy: 'test' });
  const gaps = (await runsOf(merchant, shopId)).filter(({ kind }) => kind === 'gap');
  return [...red, ...unknown, ...gaps.map(({ started_at }) => started_at)];
}
