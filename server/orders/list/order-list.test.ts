import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { ChannelCode, ShopId } from '@zhidan/core/channels/channel.ts';
import { sumOrders as sumsContract } from '@zhidan/core/orders/api.ts';
import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addShop, receiveChannelOrders } from '../../channels/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { runSubscribers, type RunningSubscribers } from '../../platform/journal/run-subscribers.ts';
import { appForFile } from '../../testing/test-app.ts';
import { aChannelLine, aChannelOrder, maskedReceiver, plainReceiver, received } from '../../testing/test-channel-order.ts';
import { asked } from '../../testing/test-news.ts';
import { until } from '../../testing/until.ts';
import { clearExceptions, raiseExceptions } from '../exceptions/settle-exceptions.ts';
import { onGoodsTold } from '../on-goods-told.ts';
import { sumOrders } from './order-sum-query.ts';

const house = appForFile();
const began = instant('2026-11-21T04:00:00.000Z'); // a day before the clock of tests, noon in Shanghai
const hourMs = 3_600_000;
const shops: Partial<Record<ChannelCode, ShopId>> = {};
let subscribers: RunningSubscribers;

const { states, amounts } = aChannelOrder();
const paid = (amount: number): ChannelOrder['amounts'] => ({ ...amounts, paid: fen(amount), receivable: fen(amount + 100) });

/** One order for each side that the list is filtered by, an hour apart, O0 the oldest; what is not said is a quiet paid order. */
const sides: readonly Partial<ChannelOrder>[] = [
  { states: { ...states, payment: 'unpaid' }, paidAt: null, shipBy: null },
  { states: { ...states, refund: 'requested' }, buyer: { openId: 'open-1', nick: '小雨爱宝宝', message: '' } },
  { holds: [{ kind: 'risk_review', raw: '1' }], buyer: { openId: 'open-2', nick: '小**', message: '周末送货' } },
  { seller: { memo: '老客户', flag: '3' }, flags: ['live', 'subsidy'] },
  { states: { ...states, payment: 'deposit_paid' }, flags: ['presale'], receiver: { ...maskedReceiver, province: '西藏自治区' } },
  { states: { ...states, shipping: 'partly_shipped' }, shipments: [{ carrierCode: 'SF', waybillNo: 'SF1234567890123', lineNos: ['1'] }] },
  { amounts: paid(990_000), discrepancies: [{ rule: 'lines.paid', platform: fen(1), computed: fen(2) }] },
  {
    receiver: plainReceiver,
    lines: [aChannelLine({ title: '恒温热水壶', merchantCode: 'KETTLE-7', specification: '颜色:白', quantity: 3 })],
  },
  { states: { ...states, shipping: 'signed', closing: 'completed' } },
];

/** The odd ones out are of a Douyin shop. */
beforeAll(async () => {
  const { db, clock, vault } = house().merchant;
  for (const channel of ['tmall', 'douyin'] as const) {
    const app = { fields: {}, addresses: {} };
    const { shopId } = await inTransaction(db, (tx) => addShop(tx, { ...asked(clock), channel, name: channel, app }, vault));
    shops[channel] = shopId;
    const orders = sides.flatMap((side, index) => {
      const createdAt = plusMs(began, index * hourMs);
      const at = { createdAt, paidAt: plusMs(createdAt, 60_000), shipBy: plusMs(createdAt, (48 - 5 * index) * hourMs) };
      const order = aChannelOrder({ channelOrderNo: `O${index}`, ...at, ...side });
      return (index % 2 === 0) === (channel === 'tmall') ? [received(order)] : [];
    });
    await inTransaction(db, (tx) => receiveChannelOrders(tx, { ...asked(clock), shopId, road: 'pull', readAt: clock(), orders }, vault));
  }
  subscribers = runSubscribers(house().merchant, [onGoodsTold]);
});

afterAll(() => subscribers.stop());

async function numbers(question: string): Promise<string> {
  const answer = await (await house().as('kefu')).get(`/api/orders?${question}`);
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
  return (answer.body['items'] as { channelOrderNo: string }[]).map(({ channelOrderNo }) => channelOrderNo).join(' ');
}

test.each([
  ['channel', 'channel=douyin', 'O7 O5 O3 O1'],
  ['several states at once', 'status=unpaid,completed', 'O8 O4 O0'],
  ['payment', 'payment=deposit_paid', 'O4'],
  ['shipping', 'shipping=partly_shipped,signed', 'O8 O5'],
  ['refund', 'refund=requested', 'O1'],
  ['closing', 'closing=completed', 'O8'],
  ['kind of receiver', 'receiverKind=plain', 'O7'],
  ['province', `province=${encodeURIComponent('西藏自治区,新疆维吾尔自治区')}`, 'O4'],
  ['mark of the platform, one of several', 'flag=subsidy,presale', 'O4 O3'],
  ["seller's flag", 'sellerFlag=3', 'O3'],
  ["buyer's message", 'note=message', 'O2'],
  ['message or memo', 'note=message,memo', 'O3 O2'],
  ['being held', 'isHeld=yes', 'O2'],
  ['the reason of the hold', 'hold=risk_review', 'O2'],
  ['being held for another reason', 'hold=refund_open', ''],
  ['presale', 'isPresale=yes', 'O4'],
  ['no presale', 'isPresale=no&note=memo', 'O3'],
  ['sums that do not add up', 'hasDiscrepancy=yes', 'O7 O6 O4 O0'],
  ['amount', 'paidMin=990000&paidMax=990000', 'O6'],
  ['moment of payment, both ends', 'paidFrom=2026-11-21T05:01:00.000Z&paidTo=2026-11-21T06:01:00.000Z', 'O2 O1'],
  ['having been paid by a moment: who has not paid is not meant', 'paidTo=2026-11-21T05:01:00.000Z', 'O1'],
  ['ship-by time', 'shipByFrom=2026-11-22T00:00:00.000Z&shipByTo=2026-11-22T00:00:00.000Z', 'O7'],
  ['what is overdue and still waits', 'due=overdue', 'O7'],
  ['what is due in six hours', 'due=in_6_hours', 'O7 O6 O5'],
  ['the day in Shanghai it was ordered on', 'ordered=yesterday', 'O8 O7 O6 O5 O4 O3 O2 O1 O0'],
  ['today', 'ordered=today', ''],
])('the list is narrowed by %s', async (_how, question, found) => {
  expect(await numbers(question)).toBe(found);
});

test.each([
  ['ordered, newest first', '', 'O8 O7 O6 O5 O4 O3 O2 O1 O0'],
  ['paid, newest first, the unpaid last', 'sort=paid', 'O8 O7 O6 O5 O4 O3 O2 O1 O0'],
  ['ship-by time, nearest first, those without one last', 'sort=ship_by', 'O8 O7 O6 O5 O4 O3 O2 O1 O0'],
  ['ship-by time, turned round', 'sort=ship_by&direction=desc', 'O0 O1 O2 O3 O4 O5 O6 O7 O8'],
])('sorted by %s, page after page, none twice and none left out', async (_how, question, sorted) => {
  const visitor = await house().as('kefu');
  const seen: string[] = [];
  let next: unknown = '';
  while (next !== null) {
    const { body } = await visitor.get(`/api/orders?limit=2&${question}${next ? `&after=${String(next)}` : ''}`);
    seen.push(...(body['items'] as { channelOrderNo: string }[]).map(({ channelOrderNo }) => channelOrderNo));
    next = body['next'];
  }
  expect(seen.join(' ')).toBe(sorted);
});

test.each([
  ['the number of a parcel', 'SF1234567890123', 'O5'],
  ['the number of a parcel in small letters', 'sf1234567890123', 'O5'],
  ['the nick of a buyer', '小雨爱宝宝', 'O1'],
  ['the id of a buyer', 'open-2', 'O2'],
  ['a masked nick, which is many people’s', '小**', ''],
  ['a piece of a text that nobody sold', '冰箱', ''],
])('an order is found by %s', async (_how, text, found) => {
  expect(await numbers(`search=${encodeURIComponent(text)}`)).toBe(found);
});

test.each([
  ['a word of the title', '热水壶', 'O7'],
  ['the merchant code, in any letters', 'kettle-7', 'O7'],
  ['words in any order', '白 恒温', 'O7'],
  ['the barcode', '6901234567892', 'O8 O7 O6 O5 O4 O3 O2 O1 O0'],
])('orders are found by goods, moments after they came in: %s', async (_how, text, found) => {
  expect(await until('the texts are known', async () => (await numbers(`search=${encodeURIComponent(text)}`)) || null)).toBe(found);
});

test('a search that many orders meet shows the newest of them and still keeps to the filters', async () => {
  await until('the texts are known', async () => (await numbers(`search=${encodeURIComponent('连体衣')}`)) || null);
  expect(await numbers(`search=${encodeURIComponent('连体衣')}&limit=2`)).toBe('O8 O6');
  expect(await numbers(`search=${encodeURIComponent('连体衣')}&channel=douyin&status=received`)).toBe('O5 O3 O1');
});

test('what has an open exception is found by its kind, and the list says what is wrong', async () => {
  const { db, clock } = house().merchant;
  const visitor = await house().as('kefu');
  const [{ id: orderId } = { id: '' }] = (await visitor.get('/api/orders?search=O3')).body['items'] as { id: string }[];
  const found = { orderId, kind: 'goods_unmatched', detail: { count: 1, goods: '连体衣' } } as const;
  await inTransaction(db, (tx) => raiseExceptions(tx, asked(clock), [found]));
  expect(await numbers('exception=goods_unmatched,amounts_differ')).toBe('O3');
  // the platform's own words alone make some of them wait: a refund, a hold, a deposit
  expect(await numbers('hasException=yes')).toBe('O4 O3 O2 O1');
  expect([
    await numbers('exception=refund_open'),
    await numbers('exception=platform_hold'),
    await numbers('exception=balance_due'),
  ]).toEqual(['O1', 'O2', 'O4']);
  expect(await numbers('exception=voided_by_split')).toBe('');
  const listed = (await visitor.get('/api/orders?search=O3')).body['items'];
  expect(listed).toMatchObject([{ exceptions: [{ kind: 'goods_unmatched', detail: { goods: '连体衣' }, clearedAt: null }] }]);
  await inTransaction(db, (tx) => clearExceptions(tx, asked(clock), [found]));
  expect(await numbers('hasException=yes')).toBe('O4 O2 O1');
  const page = await visitor.get(`/api/orders/${orderId}`);
  expect(page.body['exceptions']).toMatchObject([{ kind: 'goods_unmatched', clearedBy: 'test' }]);
});

test('the sums of a filter are of all its orders, whatever page is shown', async () => {
  const answer = await (await house().as('kefu')).get('/api/orders/sums?channel=douyin');
  expect(answer.body).toEqual({ orderCount: 4, pieceCount: 9, paid: 4 * 11_180, receivable: 4 * 11_580, isCapped: false });
  const nothing = await (await house().as('kefu')).get('/api/orders/sums?ordered=today');
  expect(nothing.body).toEqual({ orderCount: 0, pieceCount: 0, paid: 0, receivable: 0, isCapped: false });
});

test('sums of more orders than are added up say so, and are those of the first in the list', async () => {
  const { db, vault, clock } = house().merchant;
  const ask = { ...sumsContract.input.parse({ sort: 'paid' }), ...asked(clock) };
  expect(await sumOrders(db, ask, vault, { usual: 3, common: 1 })).toMatchObject({
    orderCount: 3,
    paid: 11_180 * 2 + 990_000,
    isCapped: true,
  });
  expect(await sumOrders(db, ask, vault, { usual: 9, common: 1 })).toMatchObject({ orderCount: 9, isCapped: false });
});

test.each([
  ['a state that there is not', 'status=lost', 'status'],
  ['a moment that is none', 'from=yesterday', 'from'],
  ['an amount below nothing', 'paidMin=-1', 'paidMin'],
])('%s is refused and named', async (_what, question, field) => {
  const answer = await (await house().as('kefu')).get(`/api/orders?${question}`);
  expect([answer.status, answer.body.code, answer.body.problems?.map((problem) => problem.field.split('.')[0])]).toEqual([
    400,
    'input.invalid',
    [field],
  ]);
});
