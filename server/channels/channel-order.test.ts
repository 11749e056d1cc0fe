import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { appForFile, signedIn, type TestVisitor } from '../testing/test-app.ts';
import { aChannelOrder, plainReceiver, received } from '../testing/test-channel-order.ts';
import { asked } from '../testing/test-news.ts';
import { addShop, receiveChannelOrders } from './index.ts';

const house = appForFile();
const ids: Record<string, string> = {};
let shopId: ShopId;

/** One order whose receiver the platform masks, told of a second time with a memo, and one with a plain receiver. */
beforeAll(async () => {
  const { db, clock, vault } = house().merchant;
  const app = { fields: {}, addresses: {} };
  ({ shopId } = await inTransaction(db, (tx) => addShop(tx, { ...asked(clock), channel: 'youzan', name: '有赞店', app }, vault)));
  const masked = aChannelOrder({ channelOrderNo: 'masked' });
  const orders = [
    [masked, aChannelOrder({ channelOrderNo: 'plain', receiver: plainReceiver })],
    [{ ...masked, modifiedAt: plusMs(masked.modifiedAt, 1_000), seller: { memo: '改发顺丰 13912345678', flag: '' } }],
  ];
  for (const batch of orders) {
    const ask = { ...asked(clock), shopId, road: 'push', readAt: clock(), orders: batch.map(received) } as const;
    await inTransaction(db, (tx) => receiveChannelOrders(tx, ask, vault));
  }
  const { body } = await (await house().as('laoban')).get('/api/orders');
  for (const { id, channelOrderNo } of body['items'] as { id: string; channelOrderNo: string }[]) ids[channelOrderNo] = id;
});

const show = (visitor: TestVisitor, no: string) => visitor.get(`/api/orders/${ids[no]}/channel-order`);

test('the newest document of an order is there as it came, with its road and its times', async () => {
  const { body } = await show(await house().as('cangku'), 'masked');
  expect(body).toMatchObject({
    channelOrderNo: 'masked',
    road: 'push',
    modifiedAt: '2026-11-22T02:00:01.000Z',
    isSealed: false,
    document: { trade: { seller: { memo: '改发顺丰 13912345678' }, receiver: { phone: '139****5678' } } },
  });
});

test('a document that shows a receiver in plain text is closed until somebody says why, and the journal keeps who and why', async () => {
  const kefu = await house().as('kefu');
  const closed = await show(kefu, 'plain');
  expect(closed.body).toMatchObject({ isSealed: true, document: null });
  expect(closed.text).not.toContain(plainReceiver.name);
  const opened = await kefu.post(`/api/orders/${ids['plain']}/reveal-channel-order`, { reason: '核对平台字段' });
  expect(opened.body).toMatchObject({ document: { trade: { receiver: { phone: '13912345678' } } } });
  const told = (await kefu.get(`/api/orders/${ids['plain']}/happenings`)).body['items'];
  expect(told).toMatchObject([
    { event: 'order.document_revealed', actorName: '王小燕', reason: '核对平台字段' },
    { event: 'order.received' },
  ]);
  const refused = await (await house().as('yunying')).post(`/api/orders/${ids['plain']}/reveal-channel-order`, { reason: '好奇' });
  expect(refused.status).toBe(403);
});

test('what happened to an order is told newest first, page by page, with what was and what is, phone numbers masked', async () => {
  const visitor = await house().as('cangku');
  const first = await visitor.get(`/api/orders/${ids['masked']}/happenings?limit=2`);
  expect(first.body['items']).toMatchObject([
    { event: 'order.exception_raised', payload: { kind: 'platform_changed' } },
    { event: 'order.memo_changed', actorKind: 'system', before: { memo: '' }, after: { memo: '改发顺丰 ****78' } },
  ]);
  const second = await visitor.get(`/api/orders/${ids['masked']}/happenings?limit=1&after=${String(first.body['next'])}`);
  expect(second.body).toMatchObject({ items: [{ event: 'order.received', payload: { road: 'push' } }], next: null });
});

test('who works for another shop sees neither document, nor what happened, nor the name of the shop', async () => {
  const owner = await house().as('laoban');
  const role = { name: '别店', permissions: ['orders.display', 'personal_data.reveal'], maskedFields: [] };
  const roleId = (await owner.post('/api/roles', role)).body['id'];
  const password = 'correct horse battery';
  await owner.post('/api/people', { login: 'elsewhere', name: '别处', password, roleIds: [roleId], shops: [] });
  const visitor = await signedIn(house().app, 'elsewhere', password);
  for (const path of ['channel-order', 'happenings'])
    expect((await visitor.get(`/api/orders/${ids['plain']}/${path}`)).body.code).toBe('order.not_found');
  const reveal = await visitor.post(`/api/orders/${ids['plain']}/reveal-channel-order`, { reason: '核对平台字段' });
  expect(reveal.body.code).toBe('order.not_found');
  expect((await visitor.get('/api/shops/names')).body['items']).toEqual([]);
  expect((await owner.get('/api/shops/names')).body['items']).toEqual([{ id: shopId, name: '有赞店', channel: 'youzan' }]);
});
