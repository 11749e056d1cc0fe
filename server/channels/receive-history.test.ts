/** Random lives of orders, told in any order, twice, and by several receivers at once: whatever happens, the newest counts once. */
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { amountBreaks } from '@zhidan/core/channels/amount-break.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordersForUpdate } from '../orders/order-store.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { verifyJournal } from '../platform/journal/verify-journal.ts';
import { aChannelLine, aChannelOrder, received } from '../testing/test-channel-order.ts';
import { collectedLog } from '../testing/test-log.ts';
import { merchantForFile, type TestMerchant } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { addShop } from './add-shop.ts';
import { receiveChannelOrders, type ReceiveOutcome } from './receive-channel-orders.ts';

const { log, lines: logLines } = collectedLog();
const merchant = merchantForFile({ log, poolSize: 6 });

const anAmount = fc.integer({ min: 0, max: 1_000_000 }).map(fen);
const amounts = fc.record({
  list: anAmount,
  merchantDiscount: anAmount,
  platformDiscount: anAmount,
  otherDiscount: anAmount,
  postage: anAmount,
  paid: anAmount,
  receivable: anAmount,
});
const refund = fc.constantFrom('none', 'requested', 'partly_refunded', 'refunded');
const shipping = fc.constantFrom('unshipped', 'partly_shipped', 'shipped', 'signed');
/** personal pieces that a search in the journal would find */
const secretName = fc.constantFrom('欧阳甲甲', '司马乙乙', '诸葛丙丙');
const secretPhone = fc.integer({ min: 13_900_000_000, max: 13_999_999_999 }).map(String);
const secretDetail = fc.constantFrom('隐私路1号', '隐私路2号', '隐私路3号');

const line = fc
  .record({ skuNo: fc.constantFrom('a', 'b'), quantity: fc.integer({ min: 1, max: 9 }), amounts, refund, shipping })
  .map((change) => aChannelLine(change));

const version: fc.Arbitrary<Partial<ChannelOrder>> = fc.record(
  {
    platformStatus: fc.constantFrom('WAIT_PAY', 'WAIT_SEND', 'SENT', 'DONE', 'CLOSED'),
    states: fc.record({
      payment: fc.constantFrom('unpaid', 'deposit_paid', 'paid'),
      shipping,
      refund,
      closing: fc.constantFrom('open', 'completed', 'canceled'),
    }),
    amounts,
    lines: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((one, index) => ({ ...one, lineNo: `L${index}` }))),
    buyer: fc.record({ openId: fc.constant('open'), nick: secretName, message: secretPhone.map((phone) => `请打 ${phone}`) }),
    seller: fc.record({ memo: fc.string({ unit: 'grapheme', maxLength: 8 }), flag: fc.constantFrom('', '红') }),
    receiver: fc.record({
      kind: fc.constantFrom('plain', 'masked', 'cipher'),
      name: secretName,
      phone: secretPhone,
      detail: secretDetail,
      mergeKey: fc.option(secretDetail),
      province: fc.constant('浙江省'),
      city: fc.constant('宁波市'),
      district: fc.constantFrom('北仑区', '慈溪市'),
      town: fc.constant(''),
      postcode: fc.constant(''),
      ciphers: fc.dictionary(fc.constant('oaid'), secretDetail),
    }),
    flags: fc.subarray(['presale', 'live']),
    unknown: fc.dictionary(fc.constantFrom('x', 'y'), secretDetail),
  },
  { requiredKeys: [] },
);

/** One to five versions of each of one to five orders, each a second later than the one before. */
const lives = fc
  .array(fc.array(version, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })
  .map((orders) =>
    orders.map((versions, order) =>
      versions.map((change, index) =>
        aChannelOrder({ ...change, channelOrderNo: `N${order}`, modifiedAt: plusMs(instant('2026-11-01T00:00:00.000Z'), index * 1_000) }),
      ),
    ),
  );

/** Every version at least once, some twice, in any order, dealt out in batches to three receivers who work at once. */
const history = lives.chain((orders) => {
  const all = orders.flat();
  return fc.tuple(fc.subarray(all), fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 4 })).map(([again, dice, batchSize]) => {
    const told = [...all, ...again]
      .map((order) => ({ order, rank: dice.next().value }))
      .toSorted((one, other) => one.rank - other.rank)
      .map(({ order }) => order);
    const batches = Array.from({ length: Math.ceil(told.length / batchSize) }, (_, index) =>
      told.slice(index * batchSize, (index + 1) * batchSize),
    );
    return {
      newest: orders.map((versions) => versions.at(-1)!),
      told,
      receivers: [0, 1, 2].map((one) => batches.filter((_, index) => index % 3 === one)),
    };
  });
});

let shopCount = 0;

async function aShop({ db, clock, vault }: TestMerchant): Promise<ShopId> {
  const name = `店铺 ${(shopCount += 1)}`;
  const app = { fields: {}, addresses: {} };
  return (await inTransaction(db, (tx) => addShop(tx, { ...asked(clock), channel: 'douyin', name, app }, vault))).shopId;
}

const askOf = ({ clock }: TestMerchant, shopId: ShopId, orders: readonly ChannelOrder[]) =>
  ({ ...asked(clock), shopId, road: 'pull', readAt: clock(), orders: orders.map(received) }) as const;

function receive(to: TestMerchant, shopId: ShopId, orders: readonly ChannelOrder[]): Promise<ReceiveOutcome> {
  return inTransaction(to.db, (tx) => receiveChannelOrders(tx, askOf(to, shopId, orders), to.vault));
}

/** The same in a bare transaction: a deadlock is not repeated but thrown. */
function receiveOnce(to: TestMerchant, shopId: ShopId, orders: readonly ChannelOrder[]): Promise<ReceiveOutcome> {
  return to.db.transaction().execute((tx) => receiveChannelOrders(tx, askOf(to, shopId, orders), to.vault));
}

/** What the tables say of a shop's orders, by number. */
async function storedOrders({ db, vault }: TestMerchant, shopId: ShopId) {
  return inTransaction(db, async (tx) => {
    const rows = await tx
      .selectFrom('orders')
      .select(['id', 'channel_order_no'])
      .where('shop_id', '=', shopId)
      .orderBy('channel_order_no')
      .execute();
    const orders = await ordersForUpdate(
      tx,
      vault,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({ id: row.id, channelOrderNo: row.channel_order_no, content: orders.get(row.id)?.content }));
  });
}

/** The order as it should be read back. */
function expected(order: ChannelOrder) {
  const { channelOrderNo, modifiedAt: _modifiedAt, lines, ...content } = order;
  const discrepancies = amountBreaks(order);
  return { channelOrderNo, content: { ...content, discrepancies, lines: lines.map(({ raw: _raw, ...one }) => one) } };
}

test('the end is the newest document of each number, received once, with an unbroken journal, whoever was told what when', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ newest, told, receivers }) => {
      const shopId = await aShop(merchant());
      const outcomes = await Promise.all(
        receivers.map(async (batches) => {
          const each: ReceiveOutcome[] = [];
          for (const batch of batches) each.push(await receive(merchant(), shopId, batch));
          return each;
        }),
      );
      const sum = (of: (outcome: ReceiveOutcome) => number): number => outcomes.flat().reduce((total, outcome) => total + of(outcome), 0);
      expect(sum(({ newCount }) => newCount)).toBe(newest.length);
      expect(sum((one) => one.newCount + one.changedCount + one.unchangedCount + one.olderCount)).toBe(told.length);

      const stored = await storedOrders(merchant(), shopId);
      expect(stored.map(({ id: _id, ...order }) => order)).toEqual(newest.map(expected));
      const news = await merchant()
        .db.selectFrom('journal')
        .select(['event', 'subject_id', 'payload', 'before', 'after'])
        .where(
          'subject_id',
          'in',
          stored.map(({ id }) => id),
        )
        .orderBy('subject_id')
        .orderBy('subject_seq')
        .execute();
      expect(news.filter(({ event }) => event === 'order.received').length).toBe(newest.length);
      const text = JSON.stringify(news);
      expect(/欧阳甲甲|司马乙乙|诸葛丙丙|隐私路|139\d{8}/u.exec(text)?.[0]).toBe(undefined);
      for (const { id, content } of stored) {
        const statuses = news.filter((one) => one.subject_id === id && one.event === 'order.status_changed');
        const last = statuses.at(-1)?.after as { platformStatus: string } | undefined;
        if (last) expect(last.platformStatus).toBe(content?.platformStatus);
        statuses.slice(1).forEach((one, index) => expect(one.before).toEqual(statuses[index]?.after));
      }
    }),
    { numRuns: 40 },
  );
  expect((await verifyJournal(merchant().db)).broken).toEqual([]);
  expect(logLines.filter(({ msg }) => /欧阳|隐私路|139\d{8}/u.test(msg))).toEqual([]);
});

test('eight receivers of the same two hundred orders at once neither deadlock nor double one', async () => {
  const shopId = await aShop(merchant());
  const orders = Array.from({ length: 200 }, (_, index) => aChannelOrder({ channelOrderNo: String(index) }));
  const changed = orders.map((order) => ({ ...order, modifiedAt: plusMs(order.modifiedAt, 1_000), seller: { memo: '加急', flag: '' } }));
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, (_, index) => receiveOnce(merchant(), shopId, index % 2 === 0 ? orders : changed.toReversed())),
  );
  expect(outcomes.reduce((sum, { newCount }) => sum + newCount, 0)).toBe(200);
  const stored = await storedOrders(merchant(), shopId);
  expect(stored.length).toBe(200);
  expect(new Set(stored.map(({ content }) => content?.seller.memo))).toEqual(new Set(['加急']));
});

test('a receiver killed in the middle of a batch leaves nothing behind, and the same batch is whole when it comes again', async () => {
  const shopId = await aShop(merchant());
  const { db, vault } = merchant();
  const orders = Array.from({ length: 50 }, (_, index) => aChannelOrder({ channelOrderNo: `K${index}` }));
  const killed = inTransaction(db, async (tx) => {
    await receiveChannelOrders(tx, askOf(merchant(), shopId, orders), vault);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await storedOrders(merchant(), shopId)).toEqual([]);
  expect((await receive(merchant(), shopId, orders)).newCount).toBe(50);
  expect((await receive(merchant(), shopId, orders)).unchangedCount).toBe(50);
});
