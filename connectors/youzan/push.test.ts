import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import { push } from './push.ts';
import { access, now, pushed } from './recorded.fixture.ts';

const receive = (request: PushedRequest, app = access.app) =>
  push.kind === 'http' ? push.receive(app, request, now) : expect.fail('Youzan pushes over HTTP');

test('a paid trade is news of its shop, by the number in the signed message', () => {
  expect(receive(pushed({ full_order_info: { order_info: { tid: 'E20261111000001000000001' } } }, { msg_id: '7a1e' }))).toEqual({
    news: [
      {
        newsId: '7a1e:order',
        platformShopNo: '160',
        subject: 'order',
        no: 'E20261111000001000000001',
        topic: 'trade_TradePaid',
        at: '2025-11-10T16:00:09.000Z',
      },
    ],
    answer: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0,"msg":"success"}' },
  });
});

test('a refund is news of itself and of its trade', () => {
  const { news } = receive(pushed({ refund_id: '2026', tid: 'E1' }, { type: 'trade_refund_BuyerCreated' }));
  expect(news.map(({ subject, no }) => [subject, no])).toEqual([
    ['after_sale', '2026'],
    ['order', 'E1'],
  ]);
});

test('a test of the console is answered and is no news', () => {
  expect(receive(pushed({ tid: 'E1' }, { test: true }))).toMatchObject({ news: [], answer: { status: 200 } });
});

test('the same message sent again is the same news', () => {
  const [first] = receive(pushed({ tid: 'E1' }, { msg_id: 'm', sendCount: 1 })).news;
  const [again] = receive(pushed({ tid: 'E1' }, { msg_id: 'm', sendCount: 2 })).news;
  expect(again?.newsId).toBe(first?.newsId);
});

test('the newer signature over the whole body counts as well', () => {
  const body = '{"type":"trade_TradePaid","msg":"%7B%22tid%22%3A%22E1%22%7D","kdt_id":160}';
  const { client_id: clientId, client_secret: clientSecret } = access.app.fields;
  const sign = createHash('md5').update(`${clientId}${body}${clientSecret}`).digest('hex');
  const request = { method: 'POST', query: {}, headers: { 'Event-Sign': sign }, body };
  expect(receive(request).news).toHaveLength(1);
  expect(receive({ ...request, body: body.replace('160', '161') })).toMatchObject({ news: [], answer: { status: 401 } });
});

test('a subscription to the app is news of the shop’s authorisation, if it was encrypted for us', () => {
  const [vector] = JSON.parse(readFileSync(new URL('sign-vector.fixture.json', import.meta.url), 'utf8')) as Record<string, string>[];
  const app = { ...access.app, fields: { ...access.app.fields, client_secret: vector?.['client_secret'] ?? '' } };
  const request = { method: 'POST', query: {}, headers: {}, body: JSON.stringify({ message: vector?.['message'] }) };
  expect(receive(request, app).news).toMatchObject([{ platformShopNo: '160', subject: 'authorization', topic: 'APP_SUBSCRIBE' }]);
  expect(receive(request)).toMatchObject({ news: [], answer: { status: 401 } });
});
