import { expect, test } from 'vitest';
import { playedOutside } from '../contract/outside.ts';
import { push } from './push.ts';
import { access, messages, now, paramsOf, playedTop } from './recorded.fixture.ts';

const fetched = push.kind === 'fetch' ? push : expect.fail('Taobao’s messages are fetched');

test('messages name the shop and what changed; a refund is news of its order too', async () => {
  const received = await fetched.fetch(playedOutside(now, playedTop([])), access, 100);
  expect(received.map(({ news, receipt }) => [receipt, news.platformShopNo, news.subject, news.no, news.at])).toEqual([
    ['9160280000000000001', '2074082786', 'order', '4176302981234567890', '2026-11-11T02:00:06.000Z'],
    ['9160280000000000002', '2074082786', 'after_sale', '190000000000001', '2026-11-11T02:00:07.000Z'],
    ['9160280000000000002', '2074082786', 'order', '4176302981234567891', '2026-11-11T02:00:07.000Z'],
    ['9160280000000000003', '2074082786', 'authorization', '', '2026-11-11T02:00:08.000Z'],
    ['9160280000000000004', '2074082786', 'listing', '700000000001', now.replace('.000Z', '.001Z')],
  ]);
});

test('messages are asked for by the app, not by a shop, and never fewer than TOP allows', async () => {
  const outside = playedOutside(now, playedTop([]));
  await fetched.fetch(outside, access, 1);
  expect(paramsOf(outside.sent[0]!)).toMatchObject({ method: 'taobao.tmc.messages.consume', quantity: '10' });
  expect(paramsOf(outside.sent[0]!)).not.toHaveProperty('session');
});

test('a message that cannot be understood is still received, or it would come again for a day', async () => {
  const odd = { tmc_message: [{ id: '7', topic: 'taobao_trade_TradeBuyerPay', content: 'no json' }] };
  const top = playedTop([], { 'taobao.tmc.messages.consume': () => ({ messages: odd }) });
  const [received] = await fetched.fetch(playedOutside(now, top), access, 10);
  expect(received).toMatchObject({ receipt: '7', news: { subject: 'other', no: '' } });
});

test('receipts are confirmed once each, two hundred a call', async () => {
  const outside = playedOutside(now, playedTop([]));
  const receipts = Array.from({ length: 201 }, (_, at) => String(at));
  await fetched.confirm(outside, access, [...receipts, '0', '1']);
  expect(outside.sent.map((request) => paramsOf(request)['s_message_ids']?.split(',').length)).toEqual([200, 1]);
  expect(messages).toHaveLength(4);
});
