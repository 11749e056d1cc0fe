import { addShop, connectorOf } from '../../server/channels/index.ts';
import { keepUnread } from '../../server/channels/unread-document-store.ts';
import { inTransaction } from '../../server/platform/db/in-transaction.ts';
import type { Merchant } from '../../server/platform/merchant.ts';
import { newId } from '../../server/platform/new-id.ts';
import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import type { FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { settledUntil } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import type { ShopState } from '@zhidan/core/channels/shop-life.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';

/** A shop as it stands one morning. */
type Scene = Readonly<{
  channel: ChannelCode;
  name: string;
  state: ShopState;
  behindMinutes: number;
  newCount?: number;
  changedCount?: number;
  isPaused?: boolean;
  isLoading?: boolean;
  fault?: Readonly<{ kind: FaultKind; code: string; words: string }>;
  unread?: readonly Readonly<{ no: string | null; problem: string }>[];
}>;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const scenes: readonly Scene[] = [
  { channel: 'tmall', name: '暖贝芽旗舰店', state: 'authorized', behindMinutes: 4, newCount: 12, changedCount: 31 },
  { channel: 'taobao', name: '暖贝芽企业店', state: 'expiring', behindMinutes: 9, changedCount: 2, isPaused: true },
  {
    channel: 'douyin',
    name: '暖贝芽母婴抖店',
    state: 'authorized',
    behindMinutes: 3,
    newCount: 40,
    unread: [
      { no: '6923847561029384756', problem: 'shop_order.pay_amount: is no whole number' },
      { no: null, problem: 'order_id: is missing' },
    ],
  },
  {
    channel: 'youzan',
    name: '暖贝芽微商城',
    state: 'expired',
    behindMinutes: 310,
    fault: { kind: 'auth_expired', code: '4203', words: 'access_token 无效或已过期' },
  },
  { channel: 'pinduoduo', name: '暖贝芽官方店', state: 'authorized', behindMinutes: 2, newCount: 3_482, isLoading: true },
  {
    channel: 'jd',
    name: '暖贝芽京东自营',
    state: 'authorized',
    behindMinutes: 71,
    fault: { kind: 'transient', code: 'network', words: 'ECONNRESET' },
  },
  { channel: 'wechat_shop', name: '暖贝芽视频号', state: 'unauthorized', behindMinutes: 0 },
];

/** Shops of every platform in every state, with their pulls, hours and unread documents. */
export async function setShopScene(merchant: Merchant): Promise<void> {
  for (const [index, scene] of scenes.entries()) {
    const shopId = await stand(merchant, scene);
    if (scene.state === 'unauthorized') continue;
    for (let back = 0; back < 8; back += 1) await ran(merchant, shopId, { scene, back });
    await sawUnread(merchant, shopId, scene);
    await checked(merchant, shopId, { index, days: scene.isLoading ? 10 : 19 });
  }
}

async function stand({ db, vault, clock }: Merchant, scene: Scene): Promise<ShopId> {
  const { channel, name, state, fault = null, isPaused = false, behindMinutes, isLoading = false } = scene;
  const now = clock();
  const fields = Object.fromEntries(
    connectorOf(channel)
      .authorization.appFields.filter(({ isRequired }) => isRequired)
      .map(({ key, isSecret }) => [key, isSecret ? '0f6c1a2b3d4e5f60718293a4b5c6d7e8' : '31000001']),
  );
  const ask = { by: systemCaller('scene'), now: plusMs(now, -20 * 24 * hourMs), channel, name, app: { fields, addresses: {} } };
  const { shopId } = await inTransaction(db, (tx) => addShop(tx, ask, vault));
  if (state === 'unauthorized') return shopId;
  await db
    .updateTable('shops')
    .set({
      state,
      is_paused: isPaused,
      platform_shop_no: shopId.slice(-8),
      platform_shop_name: name,
      authorized_at: plusMs(now, -19 * 24 * hourMs),
      grant_expires_at: plusMs(now, state === 'expiring' ? 3 * 24 * hourMs : 300 * 24 * hourMs),
      pulled_until: plusMs(now, -behindMinutes * minuteMs),
      swept_until: now,
      next_pull_at: plusMs(now, 11 * minuteMs),
      last_fault_kind: fault?.kind ?? null,
      last_fault_code: fault?.code ?? null,
      last_fault_words: fault?.words ?? null,
      last_fault_at: fault ? now : null,
    })
    .where('id', '=', shopId)
    .execute();
  if (isLoading) {
    const [from_at, left_to] = [plusMs(now, -30 * 24 * hourMs), plusMs(now, -11 * 24 * hourMs)];
    const open = { shop_id: shopId, kind: 'first_load', from_at, to_at: now, left_to, next_at: plusMs(now, hourMs), asked_by: '沈国栋' };
    await db.insertInto('open_pulls').values(open).execute();
  }
  return shopId;
}

type Back = Readonly<{ scene: Scene; back: number }>;

async function ran({ db, clock }: Merchant, shop_id: ShopId, { scene, back }: Back): Promise<void> {
  const { newCount = 0, changedCount = 0, fault, behindMinutes, isLoading = false } = scene;
  const ended = plusMs(clock(), -(back * 15 + Math.min(behindMinutes, 15)) * minuteMs);
  const isLatest = back === 0;
  const isRunning = isLoading && isLatest;
  const fresh = isLatest ? newCount : Math.floor(newCount / (back + 2));
  const changed = isLatest ? changedCount : (changedCount + back) % 7;
  const faulty = fault && back < 3 ? { outcome: 'failed', fault_kind: fault.kind, fault_code: fault.code, fault_words: fault.words } : null;
  await db
    .insertInto('pull_runs')
    .values({
      id: newId(ended),
      shop_id,
      kind: isRunning ? 'first_load' : back === 5 ? 'sweep' : 'incremental',
      asked_by: back === 2 || isRunning ? '沈国栋' : 'schedule',
      from_at: plusMs(ended, -20 * minuteMs),
      to_at: plusMs(ended, -minuteMs),
      started_at: plusMs(ended, -2_300),
      ended_at: isRunning ? null : ended,
      ...(faulty ?? { outcome: isRunning ? 'running' : 'done' }),
      page_count: faulty ? 1 : 2,
      document_count: faulty ? 0 : fresh + changed + 5,
      new_count: faulty ? 0 : fresh,
      changed_count: faulty ? 0 : changed,
      unchanged_count: faulty ? 0 : 5,
      unreadable_count: isLatest ? (scene.unread?.length ?? 0) : 0,
    })
    .execute();
}

async function sawUnread({ db, vault, clock }: Merchant, shopId: ShopId, { unread = [] }: Scene): Promise<void> {
  const document = { order_id: '6923847561029384756', pay_amount: '¥1,299.00', post_receiver: '欧阳测试', create_time: '2026-11-22 10:00' };
  const kept = unread.map(({ no, problem }) => ({ channelOrderNo: no, problem, document }));
  await inTransaction(db, (tx) => keepUnread(tx, { shopId, road: 'pull', readAt: clock(), now: clock(), unread: kept }, vault));
}

/** A month of hours: one shop with a gap that stays, one with hours that nobody could look at. */
async function checked(
  { db, clock }: Merchant,
  shop_id: ShopId,
  { index, days }: Readonly<{ index: number; days: number }>,
): Promise<void> {
  const now = clock();
  const end = plusMs(settledUntil(now), -hourMs);
  const hours = Array.from({ length: days * 24 }, (_, back) => ({ back, hour: plusMs(end, -back * hourMs) }))
    .filter(({ back }) => !(index === 3 && back < 5))
    .map(({ back, hour }) => {
      const count = (back * 7 + index * 3) % 40;
      const isRed = index === 2 && (back === 3 || back === 52);
      return {
        shop_id,
        hour,
        platform_count: count + (isRed ? 2 : 0),
        platform_paid_fen: (count + (isRed ? 2 : 0)) * 12_900,
        our_count: count,
        our_void_count: 0,
        our_paid_fen: count * 12_900,
        state: isRed ? 'red' : 'green',
        first_checked_at: plusMs(hour, 2 * hourMs),
        checked_at: plusMs(now, -35 * minuteMs),
        red_since: isRed ? plusMs(hour, 2 * hourMs) : null,
        check_count: isRed ? 4 : 2,
        fill_count: isRed ? 3 : 0,
        alarmed_at: isRed ? plusMs(hour, 4 * hourMs) : null,
      };
    });
  await db.insertInto('completeness_hours').values(hours).execute();
  const looks = hours
    .filter(({ red_since }) => red_since)
    .flatMap((row) => [0, 1, 2, 3].map((look) => ({ row, look, checked_at: plusMs(row.first_checked_at, look * 20 * minuteMs) })));
  if (looks.length === 0) return;
  await db
    .insertInto('completeness_checks')
    .values(
      looks.map(({ row: { hour, state, platform_count, platform_paid_fen, our_count, our_paid_fen }, look, checked_at }) => ({
        shop_id,
        hour,
        checked_at,
        asked_by: 'schedule',
        is_after_fill: look > 0,
        check_no: look + 1,
        state,
        platform_count,
        platform_paid_fen,
        our_count,
        our_paid_fen,
      })),
    )
    .execute();
}
