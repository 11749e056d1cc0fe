import { describe, expect, test } from 'vitest';
import type { Push } from '@zhidan/core/channels/push.ts';
import { push as anyPush } from './push.ts';
import { access, frameOf, now, socketVector } from './recorded.fixture.ts';

const push = anyPush as Extract<Push, { kind: 'socket' }>;

describe('the message socket', () => {
  test('is called by client, moment and digest, the digest percent-encoded', () => {
    const app = { fields: { client_id: socketVector.client_id, client_secret: socketVector.client_secret }, addresses: {} };
    expect(push.url(app, '2023-11-14T22:13:20.000Z' as typeof now)).toBe(
      `wss://message-api.pinduoduo.com/message/app/1700000000000/${encodeURIComponent(socketVector.digest)}`,
    );
    expect(push.url({ ...app, addresses: { messages: 'ws://127.0.0.1:9/pdd' } }, now)).toMatch(/^ws:\/\/127\.0\.0\.1:9\/pdd\/app\//);
    expect(push.url(access.app, now)).not.toContain('pddsecret');
  });

  test('beats every eight seconds', () => {
    expect(push.heartbeat.everyMs).toBe(8_000);
    expect(JSON.parse(push.heartbeat.frame(now))).toEqual({ commandType: 'HeartBeat', time: 1_794_326_400_000 });
  });
});

describe('a message', () => {
  const confirmed = frameOf('7188888888888888888', 'pdd_trade_TradeConfirmed', { mall_id: 700_001, tid: '251111-123456789012345' });

  test('of a completed group is news of that order', () => {
    expect(push.onFrame(confirmed, now).news).toEqual([
      {
        newsId: '7188888888888888888',
        platformShopNo: '700001',
        subject: 'order',
        no: '251111-123456789012345',
        topic: 'pdd_trade_TradeConfirmed',
        at: '2025-11-10T16:00:00.123Z',
      },
    ]);
  });

  test('is confirmed with its id digit by digit, beyond 2^53', () => {
    expect(push.onFrame(confirmed, now).reply).toBe(
      '{"id":7188888888888888888,"commandType":"Ack","time":1794326400000,"sendTime":1762790400200,"type":"pdd_trade_TradeConfirmed","mallID":700001}',
    );
  });

  test('of a refund is news of the refund and of its order', () => {
    const frame = frameOf('8', 'pdd_refund_RefundCreated', { mall_id: 1, tid: '251111-1', refund_id: 99, refund_fee: 100, bill_type: 1 });
    expect(push.onFrame(frame, now).news).toMatchObject([
      { newsId: '8:refund', subject: 'after_sale', no: '99' },
      { newsId: '8', subject: 'order', no: '251111-1' },
    ]);
  });

  test('of a topic that we do not know is confirmed and kept as other news', () => {
    const { news, reply } = push.onFrame(frameOf('9', 'pdd_tomorrow', {}), now);
    expect(news).toMatchObject([{ newsId: '9', subject: 'other', topic: 'pdd_tomorrow' }]);
    expect(reply).toContain('"Ack"');
  });

  test('whose content cannot be read is failed, so that the platform sends it again', () => {
    const broken = JSON.stringify({ id: 7, commandType: 'Common', time: 1, sendTime: 1, message: { type: 't', mallID: 1, content: '{' } });
    expect(push.onFrame(broken, now)).toEqual({ news: [], reply: expect.stringContaining('"Fail"') });
  });

  test.each([
    '{"commandType":"HeartBeat","time":1762790400000}',
    '{"commandType":"Common","id":1,"time":"soon","message":7}',
    '',
    '[]',
    'null',
    'hello',
  ])('%s asks for no answer', (frame) => {
    expect(push.onFrame(frame, now)).toEqual({ news: [], reply: null });
  });
});
