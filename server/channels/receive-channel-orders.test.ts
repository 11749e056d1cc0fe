import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { instant, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { ordersForUpdate } from '../orders/order-store.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Merchant } from '../platform/merchant.ts';
import { aChannelOrder, plainReceiver, received } from '../testing/test-channel-order.ts';
import { testTx } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { addShop } from './add-shop.ts';
import { receiveChannelOrders, type ReceiveAsk, type ReceiveOutcome } from './receive-channel-orders.ts';

const modified = instant('2026-11-22T02:00:00.000Z');

type Shop = Readonly<{
  shopId: ShopId;
  receive(orders: readonly ChannelOrder[], how?: Partial<ReceiveAsk>): Promise<ReceiveOutcome>;
}>;

async function aShop(tx: Tx, { clock, vault }: Merchant): Promise<Shop> {
  const { shopId } = await addShop(tx, { ...asked(clock), channel: 'tmall', name: '旗舰店', app: { fields: {}, addresses: {} } }, vault);
  return {
    shopId,
    receive: (orders, how = {}) =>
      receiveChannelOrders(tx, { ...asked(clock), shopId, road: 'pull', readAt: clock(), orders: orders.map(received), ...how }, vault),
  };
}

const eventsOf = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('journal').select('event').where('subject_kind', '=', 'order').orderBy('seq').execute()).map((row) => row.event);

const storedOrder = async (tx: Tx, { vault }: Merchant) => {
  const ids = (await tx.selectFrom('orders').select('id').execute()).map(({ id }) => id);
  return [...(await ordersForUpdate(tx, vault, ids)).values()];
};

const later = (byMs: number, change: Partial<ChannelOrder> = {}): ChannelOrder =>
  aChannelOrder({ modifiedAt: plusMs(modified, byMs), ...change });

const none = { newCount: 0, changedCount: 0, unchangedCount: 0, olderCount: 0, unfit: [] };

test(
  'a new order is there with all that its platform says, and its document whole',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    const order = aChannelOrder({
      flags: ['presale'],
      splitFrom: 'older',
      unknown: { new_flag: { deep: [1, '二'] } },
      holds: [{ kind: 'risk_review', raw: '105' }],
      invoice: { title: '某公司' },
      receiver: plainReceiver,
    });
    expect(await shop.receive([order])).toEqual({ ...none, newCount: 1 });
    const [stored] = await storedOrder(tx, merchant);
    const { channelOrderNo, modifiedAt, lines, ...content } = order;
    expect(stored?.status).toBe('received');
    expect(stored?.content).toEqual({ ...content, lines: lines.map(({ raw: _raw, ...line }) => line) });
    const row = await tx.selectFrom('channel_orders').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ channel_order_no: channelOrderNo, order_id: stored?.id, modified_at: modifiedAt, road: 'pull' });
    expect(JSON.parse(merchant.vault.open('channel_orders.document', row.document_sealed ?? Buffer.of()))).toEqual(
      received(order).document,
    );
  }),
);

test(
  'a document with a masked receiver is kept as JSON that can be asked; nothing plain lies in any table',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    await shop.receive([aChannelOrder(), aChannelOrder({ channelOrderNo: 'plain', receiver: plainReceiver })]);
    const rows = await tx.selectFrom('channel_orders').selectAll().orderBy('channel_order_no').execute();
    expect(rows.map((row) => [row.document !== null, row.document_sealed !== null])).toEqual([
      [true, false],
      [false, true],
    ]);
    const { rows: texts } = await sql<{ text: string }>`
      select orders::text as text from orders union all select channel_orders::text from channel_orders
      union all select journal::text from journal`.execute(tx);
    const { name, phone, detail } = plainReceiver;
    expect(texts.length).toBe(7);
    expect(texts.filter(({ text }) => [name, phone, detail].some((piece) => text.includes(piece)))).toEqual([]);
  }),
);

test(
  'delivered twice counts once: nothing is written, by whatever road it comes again',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    await shop.receive([aChannelOrder()]);
    const before = await tx.selectFrom('orders').selectAll().execute();
    merchant.clock.advance(1_000);
    expect(await shop.receive([aChannelOrder()], { road: 'push' })).toEqual({ ...none, unchangedCount: 1 });
    expect(await tx.selectFrom('orders').selectAll().execute()).toEqual(before);
    expect(await eventsOf(tx)).toEqual(['order.received']);
  }),
);

test(
  'an older document never takes the place of a newer one, and is counted',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    await shop.receive([later(5_000, { platformStatus: 'NEW' })]);
    expect(await shop.receive([later(0, { platformStatus: 'OLD' })])).toEqual({ ...none, olderCount: 1 });
    expect((await storedOrder(tx, merchant))[0]?.content.platformStatus).toBe('NEW');
    expect(await eventsOf(tx)).toEqual(['order.received']);
  }),
);

test(
  'of two documents of one second the one that was asked for later counts, whichever arrives first',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    const [early, late]: Instant[] = [plusMs(modified, 10_000), plusMs(modified, 20_000)];
    await shop.receive([later(0, { platformStatus: 'LATE' })], { readAt: late });
    expect(await shop.receive([later(0, { platformStatus: 'EARLY' })], { readAt: early })).toEqual({ ...none, olderCount: 1 });
    expect((await storedOrder(tx, merchant))[0]?.content.platformStatus).toBe('LATE');
  }),
);

test(
  'a newer document changes what it says, keeps the lines that stay, drops those that went, and each change is told',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    const [first, second] = aChannelOrder().lines;
    await shop.receive([later(0, { states: { payment: 'unpaid', shipping: 'unshipped', refund: 'none', closing: 'open' } })]);
    const lines = [
      { ...first!, quantity: 3 },
      { ...second!, lineNo: '3' },
    ];
    const next = later(1_000, { lines, seller: { memo: '加急', flag: '红' } });
    expect(await shop.receive([next])).toEqual({ ...none, changedCount: 1 });
    const [stored] = await storedOrder(tx, merchant);
    expect(stored?.status).toBe('received');
    expect(stored?.content.lines.map(({ lineNo, quantity }) => [lineNo, quantity])).toEqual([
      ['1', 3],
      ['3', 1],
    ]);
    expect(await eventsOf(tx)).toEqual([
      'order.received',
      'order.paid',
      'order.goods_changed',
      'order.amounts_changed',
      'order.discrepancy_changed',
      'order.memo_changed',
      'order.flag_changed',
    ]);
  }),
);

test(
  'one batch may hold a number several times: the newest counts, the others are counted as what they are',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    const outcome = await shop.receive([later(1_000), later(0), later(2_000), later(2_000), aChannelOrder({ channelOrderNo: 'b' })]);
    expect(outcome).toEqual({ ...none, newCount: 2, unchangedCount: 1, olderCount: 2 });
    expect(await eventsOf(tx)).toEqual(['order.received', 'order.received']);
  }),
);

test(
  "sums that do not add up are recorded beside the order and told; the amounts stay the platform's",
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    const { amounts } = aChannelOrder();
    await shop.receive([aChannelOrder()]);
    await shop.receive([later(1_000, { amounts: { ...amounts, paid: fen(11_179) } })]);
    const [stored] = await storedOrder(tx, merchant);
    expect(stored?.content.amounts.paid).toBe(11_179);
    expect(stored?.content.discrepancies).toEqual([
      { rule: 'lines.paid', platform: 10_579, computed: 10_580 },
      { rule: 'order.paid', platform: 11_179, computed: 11_180 },
    ]);
    expect(await eventsOf(tx)).toContain('order.discrepancy_changed');
  }),
);

test(
  'a reading that cannot be stored is handed back with its problem and holds nobody up',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    const outcome = await shop.receive([aChannelOrder({ lines: [] }), aChannelOrder({ channelOrderNo: 'b' })]);
    expect(outcome).toEqual({ ...none, newCount: 1, unfit: [{ channelOrderNo: '4176302981234567890', problem: 'there are no lines' }] });
  }),
);

test(
  'what PostgreSQL cannot store is stored readable',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    await shop.receive([aChannelOrder({ seller: { memo: 'nul\u0000 half \ud83d', flag: '' } })]);
    expect((await storedOrder(tx, merchant))[0]?.content.seller.memo).toBe('nul\ufffd half \ufffd');
    expect(await shop.receive([aChannelOrder({ seller: { memo: 'nul\u0000 half \ud83d', flag: '' } })])).toEqual({
      ...none,
      unchangedCount: 1,
    });
  }),
);

/** Statements that this connection has run: every statement of ours is prepared, and PostgreSQL counts how often each is planned. */
const statementCount = async (tx: Tx): Promise<number> =>
  (await sql<{ count: number }>`select sum(generic_plans + custom_plans) as count from pg_prepared_statements`.execute(tx)).rows.map(
    ({ count }) => Number(count),
  )[0] ?? 0;

test(
  'five hundred orders take no more statements than one, new or changed; unchanged ones take one statement',
  testTx(async (tx, merchant) => {
    const shop = await aShop(tx, merchant);
    const batch = (from: number, size: number, change: Partial<ChannelOrder> = {}) =>
      Array.from({ length: size }, (_, index) => aChannelOrder({ channelOrderNo: String(from + index), ...change }));
    const counting = async (orders: readonly ChannelOrder[]): Promise<number> => {
      const before = await statementCount(tx);
      await shop.receive(orders);
      return (await statementCount(tx)) - before - 1; // the counting is one
    };
    const memo = { modifiedAt: plusMs(modified, 1_000), seller: { memo: '加急', flag: '' } };
    await shop.receive(batch(0, 1));
    // one tells of one, and waits for others who tell of it
    const counted = {
      new: [await counting(batch(1, 1)), await counting(batch(100, 500))],
      changed: [await counting(batch(1, 1, memo)), await counting(batch(100, 500, memo))],
      unchanged: [await counting(batch(1, 1, memo)), await counting(batch(100, 500, memo))],
    };
    expect(counted).toEqual({ new: [7, 6], changed: [15, 14], unchanged: [1, 1] });
    await expect(shop.receive(batch(0, 501))).rejects.toThrow('at most 500');
  }),
);
