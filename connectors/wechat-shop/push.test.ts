import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Push } from '@zhidan/core/channels/push.ts';
import { push as anyPush } from './push.ts';
import { pushSignature } from './push-cipher.ts';
import { access, now, officialApp, pushed, pushOf, pushVector } from './recorded.fixture.ts';

const push = anyPush as Extract<Push, { kind: 'http' }>;

describe('the check of the address', () => {
  const { timestamp, nonce, signature = '', echostr = '' } = pushVector('WX-URL');
  const request = { method: 'GET', query: { timestamp, nonce, signature, echostr }, headers: {}, body: '' };

  test('is answered with its own text', () => {
    expect(push.receive(officialApp, request, now)).toMatchObject({ news: [], answer: { status: 200, body: echostr } });
  });

  test('of a stranger is refused', () => {
    const forged = { ...request, query: { ...request.query, nonce: '1' } };
    expect(push.receive(officialApp, forged, now).answer.status).toBe(403);
    const withoutToken = { ...officialApp, fields: { ...officialApp.fields, token: '' } };
    expect(push.receive(withoutToken, request, now).answer.status).toBe(403);
  });
});

const event = (fields: string): string => `{"ToUserName":"gh_oms","CreateTime":1762790400,"MsgType":"event",${fields}}`;

describe('an event', () => {
  test('of a payment is news of its order, whose number passes 2^53, and is answered with success', () => {
    expect(push.receive(officialApp, pushOf('WX-ORDER-PAY'), now)).toEqual({
      news: [
        {
          newsId: 'channels_ec_order_pay:order:3705115058471208928:1762790400:',
          platformShopNo: 'wxba5fad812f8e6fb9',
          subject: 'order',
          no: '3705115058471208928',
          topic: 'channels_ec_order_pay',
          at: '2025-11-10T16:00:00.000Z',
        },
      ],
      answer: { status: 200, headers: { 'content-type': 'text/plain;charset=utf-8' }, body: 'success' },
    });
  });

  test('of the platform’s own test is answered and brings no news', () => {
    expect(push.receive(officialApp, pushOf('WX-MSG'), now)).toMatchObject({ news: [], answer: { status: 200, body: 'success' } });
  });

  test('of an after-sale is news of it and of its order', () => {
    const inner =
      '"finder_shop_aftersale_status_update":{"status":"MERCHANT_PROCESSING","after_sale_order_id":200000000000000001,"order_id":3705115058471208928}';
    const { news } = push.receive(access.app, pushed(event(`"Event":"channels_ec_aftersale_update",${inner}`)), now);
    expect(news).toMatchObject([
      { subject: 'after_sale', no: '200000000000000001', newsId: expect.stringContaining('MERCHANT_PROCESSING') },
      { subject: 'order', no: '3705115058471208928' },
    ]);
  });

  test('with another type at the same second is other news: an address was asked for, and a memo was changed', () => {
    const news = [3, 4].flatMap(
      (type) =>
        push.receive(
          access.app,
          pushed(event(`"Event":"channels_ec_order_ext_info_update","order_info":{"order_id":7,"type":${type}}`)),
          now,
        ).news,
    );
    expect(new Set(news.map(({ newsId }) => newsId)).size).toBe(2);
  });

  test('written for another shop is refused', () => {
    expect(
      push.receive(access.app, pushed(event('"Event":"channels_ec_order_pay","order_info":{"order_id":7}'), 'wx-other'), now),
    ).toMatchObject({
      news: [],
      answer: { status: 403 },
    });
  });

  test('signed only by the signature of the query is refused: that one does not cover the body', () => {
    const { msg_signature: _own, ...query } = pushOf('WX-ORDER-PAY').query;
    const { token = '', timestamp, nonce, signature = '' } = pushVector('WX-PLAIN');
    expect(pushSignature([token, timestamp, nonce])).toBe(signature);
    const forged = { ...pushOf('WX-ORDER-PAY'), query: { ...query, timestamp, nonce, signature } };
    expect(push.receive(officialApp, forged, now)).toMatchObject({ news: [], answer: { status: 403 } });
  });
});

const documented = JSON.parse(readFileSync(new URL('event.fixture.json', import.meta.url), 'utf8')) as Record<string, string>;
const orderEvents = Object.keys(documented).filter((name) => name.startsWith('channels_ec_order_'));

test.each(orderEvents)('%s names its order', (name) => {
  const { news } = push.receive(access.app, pushed(event(`"Event":"${name}","order_info":{"order_id":3705115058471208928}`)), now);
  expect(news).toMatchObject([{ subject: 'order', no: '3705115058471208928', topic: name }]);
});
