import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { beforeAll, expect, test } from 'vitest';
import { addShop, receiveChannelOrders } from '../channels/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { appForFile, signedIn, type TestVisitor } from '../testing/test-app.ts';
import { aChannelOrder, maskedReceiver, plainReceiver, received } from '../testing/test-channel-order.ts';
import { asked } from '../testing/test-news.ts';

const house = appForFile();
const began = instant('2026-11-20T00:00:00.000Z');
const shops: ShopId[] = [];

/** Twenty orders in two shops, one a minute; the first of each shop has a plain receiver, every fourth is unpaid. */
beforeAll(async () => {
  const { db, clock, vault } = house().merchant;
  for (const name of ['天猫店', '抖音店']) {
    const { shopId } = await inTransaction(db, (tx) =>
      addShop(tx, { ...asked(clock), channel: 'tmall', name, app: { fields: {}, addresses: {} } }, vault),
    );
    const orders = Array.from({ length: 10 }, (_, index) => orderAt(shops.length * 10 + index, index));
    const ask = { ...asked(clock), shopId, road: 'pull', readAt: clock(), orders: orders.map(received) } as const;
    await inTransaction(db, (tx) => receiveChannelOrders(tx, ask, vault));
    shops.push(shopId);
  }
});

function orderAt(minute: number, index: number): ChannelOrder {
  const isUnpaid = index % 4 === 3;
  const { states } = aChannelOrder();
  return aChannelOrder({
    channelOrderNo: `A${String(minute).padStart(2, '0')}`,
    createdAt: plusMs(began, minute * 60_000),
    receiver: index === 0 ? plainReceiver : { ...maskedReceiver, phone: `139****000${index}` },
    states: isUnpaid ? { ...states, payment: 'unpaid' } : states,
  });
}

type Row = Readonly<{ id: string; channelOrderNo: string; receiver: unknown; lines: readonly unknown[] }>;

async function list(visitor: TestVisitor, question = ''): Promise<{ items: readonly Row[]; next: string | null }> {
  const answer = await visitor.get(`/api/orders?${question}`);
  expect([answer.status, answer.text.slice(0, answer.status === 200 ? 0 : 500)]).toEqual([200, '']);
  return answer.body as never;
}

const numbers = async (question: string): Promise<string> =>
  (await list(await house().as('kefu'), question)).items.map(({ channelOrderNo }) => channelOrderNo).join(' ');

const idOf = async (channelOrderNo: string): Promise<string> =>
  (await list(await house().as('laoban'), `search=${channelOrderNo}`)).items[0]?.id ?? '';

test('orders are listed newest first, page after page, none twice and none left out', async () => {
  const visitor = await house().as('kefu');
  const seen: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list(visitor, `limit=7${next && `&after=${next}`}`);
    seen.push(...page.items.map(({ channelOrderNo }) => channelOrderNo));
    next = page.next;
  }
  expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => `A${String(19 - index).padStart(2, '0')}`));
});

test.each([
  ['status', 'status=unpaid', 'A17 A13 A07 A03'],
  ['payment state', 'payment=unpaid&limit=2', 'A17 A13'],
  ['span of time, both ends included', 'from=2026-11-20T00:02:00.000Z&to=2026-11-20T00:03:00.000Z', 'A03 A02'],
  ['refund and shipping', 'refund=requested&shipping=shipped', ''],
  ['number', 'search=A05', 'A05'],
  ['last four digits of a phone, masked or not', 'search=0005', 'A15 A05'],
  ['whole phone number, however it is typed', `search=${encodeURIComponent('+86 139 1234 5678')}`, 'A10 A00'],
  ['name of the receiver', `search=${encodeURIComponent('欧阳测试')}`, 'A10 A00'],
])('orders are found by %s', async (_how, question, found) => {
  expect(await numbers(question)).toBe(found);
});

test('orders are found by shop', async () => {
  expect(await numbers(`shopId=${shops[0]}&status=unpaid`)).toBe('A07 A03');
});

test('the list and the page of an order show its receiver masked', async () => {
  const { items } = await list(await house().as('kefu'), 'search=A00');
  expect(items[0]?.receiver).toEqual({
    kind: 'plain',
    name: '欧**',
    phone: '139****5678',
    province: '浙江省',
    city: '宁波市',
    district: '北仑区',
  });
  expect(items[0]?.lines).toMatchObject([{ quantity: 1, merchantCode: 'BABY-01' }, { lineNo: '2' }]);
  const page = await (await house().as('kefu')).get(`/api/orders/${await idOf('A00')}`);
  expect(page.body).toMatchObject({ channelOrderNo: 'A00', amounts: { paid: 11_180 }, lines: [{ amounts: { list: 5_990 } }, {}] });
  const texts = `${page.text}${JSON.stringify(items)}`;
  const { name, phone, detail } = plainReceiver;
  expect([name, phone, detail].filter((piece) => texts.includes(piece))).toEqual([]);
});

test('the receiver is shown in full to who may see it and says why, and the journal keeps who and why', async () => {
  const id = await idOf('A00');
  const answer = await (await house().as('kefu')).post(`/api/orders/${id}/reveal-receiver`, { reason: '买家来电核对地址' });
  expect(answer.body).toEqual({
    name: '欧阳测试',
    phone: '13912345678',
    address: '浙江省宁波市北仑区新碶街道人民路88号3幢502室',
    buyerNick: '小**',
  });
  const journal = await (await house().as('laoban')).get(`/api/journal?subjectKind=order&subjectId=${id}&event=order.receiver_revealed`);
  expect(journal.body['items']).toMatchObject([{ actorName: '王小燕', reason: '买家来电核对地址', before: null, after: null }]);
  const refused = await (await house().as('cangku')).post(`/api/orders/${id}/reveal-receiver`, { reason: '好奇' });
  expect([refused.status, refused.body.code]).toEqual([403, 'access.denied']);
});

test('who works for one shop neither lists nor opens the orders of another, and a role may be kept from receivers', async () => {
  const owner = await house().as('laoban');
  const role = { name: '单店客服', permissions: ['orders.display', 'personal_data.reveal'], maskedFields: ['order.receiver'] };
  const roleId = (await owner.post('/api/roles', role)).body['id'];
  const password = 'correct horse battery';
  await owner.post('/api/people', { login: 'one-shop', name: '单店', password, roleIds: [roleId], shops: [shops[1], 'no id'] });
  const visitor = await signedIn(house().app, 'one-shop', password);
  expect((await list(visitor)).items.map(({ channelOrderNo }) => channelOrderNo)).toHaveLength(10);
  expect((await list(visitor, 'search=A00')).items).toEqual([]);
  const foreign = await visitor.get(`/api/orders/${await idOf('A00')}`);
  expect([foreign.status, foreign.body.code]).toEqual([404, 'order.not_found']);
  const masked = await visitor.post(`/api/orders/${await idOf('A10')}/reveal-receiver`, { reason: '核对地址' });
  expect([masked.status, masked.body.code]).toEqual([403, 'order.receiver_masked']);
});
