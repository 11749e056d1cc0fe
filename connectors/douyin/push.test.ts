import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { push } from './push.ts';
import { access, now, paidPush, pushed, refundPush } from './recorded.fixture.ts';

const receive = (body: string, change: object = {}) => {
  if (push.kind !== 'http') return expect.fail('Douyin pushes over HTTP');
  return push.receive(access.app, { ...pushed(body), ...change }, now);
};

test('a paid order is news with every digit of its number, and is answered as the platform expects', () => {
  expect(receive(paidPush)).toEqual({
    news: [
      {
        newsId: '68a1e3c0-1:order',
        platformShopNo: '4463798',
        subject: 'order',
        no: '4781320682406083640',
        topic: '101',
        at: '2023-11-14T22:21:40.000Z',
      },
    ],
    answer: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"code":0,"msg":"success"}' },
  });
});

test('an after-sale is news of itself and of its order', () => {
  expect(receive(refundPush).news.map(({ subject, no }) => [subject, no])).toEqual([
    ['after_sale', '7000000000000000001'],
    ['order', '4781320682406083640'],
  ]);
});

test('the test message of the console is answered and is no news', () => {
  expect(receive('[{"tag":"0","msg_id":"0","data":"hello"}]')).toMatchObject({ news: [], answer: { status: 200 } });
});

test('header names come in any case', () => {
  const { headers } = pushed(paidPush);
  expect(receive(paidPush, { headers: { 'Event-Sign': headers['event-sign'] } }).news).toHaveLength(1);
});

test('a forged push is refused', () => {
  const forged = receive(paidPush, { body: paidPush.replace('9900', '9901') });
  expect(forged).toMatchObject({ news: [], answer: { status: 401, body: '{"code":100001,"msg":"sign error"}' } });
});

test('a genuine message without an id of its own gets one from what it says', () => {
  const ids = [1, 1, 2].map((no) => receive(`[{"tag":"100","data":"{\\"p_id\\":${no}}"}]`).news[0]?.newsId);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});

test('a question that is forged is refused, and a genuine one is told that nobody answers it here; neither is news', () => {
  const { app_key: key = '', app_secret: secret = '' } = access.app.fields;
  const question = { app_key: key, param_json: '{"order_id":"1"}', timestamp: '2023-11-15 06:00:00', sign_method: 'md5' };
  const text = `${secret}app_key${key}param_json${question.param_json}timestamp${question.timestamp}${secret}`;
  const sign = createHash('md5').update(text).digest('hex');
  const ask = (change: object) => receive('', { method: 'GET', query: { ...question, sign, ...change } });
  expect(ask({})).toMatchObject({ news: [], answer: { status: 200, body: '{"code":100003,"message":"this question is not offered"}' } });
  expect(ask({ param_json: '{"order_id":"2"}' })).toMatchObject({ news: [], answer: { status: 401 } });
});
