import { expect, test } from 'vitest';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { PullAsk } from '@zhidan/core/channels/connector.ts';
import { jsonAnswer, playedOutside } from '../contract/outside.ts';
import { countOrders, pullPage, readOrders } from './pull.ts';
import { access, now, paramsOf, refusal, sampleOrder } from './recorded.fixture.ts';

const ask: PullAsk = { basis: 'modified', from: plusMs(now, -30 * 60_000 + 700), to: plusMs(now, 700), page: null };

const listOf = (total_count: number) => jsonAnswer({ order_sn_increment_get_response: { order_sn_list: [sampleOrder], total_count } });

test('a window of thirty minutes is asked for in whole seconds and never a second longer', async () => {
  const outside = playedOutside(now, () => listOf(1));
  await pullPage(outside, access, ask);
  expect(paramsOf(outside.sent[0]!)).toMatchObject({
    type: 'pdd.order.number.list.increment.get',
    start_updated_at: '1794324600',
    end_updated_at: '1794326400',
    order_status: '5',
    refund_status: '5',
    page: '1',
    page_size: '100',
    use_has_next: 'false',
  });
});

test('the newest come first on the platform, so pages are read from the last to the first', async () => {
  const outside = playedOutside(now, () => listOf(250));
  const asked: (string | null)[] = [];
  for (let page: string | null = null; ;) {
    const { next } = await pullPage(outside, access, { ...ask, page });
    asked.push(next);
    if (next === null) break;
    page = next;
  }
  expect(asked).toEqual(['2', '1', null]);
  expect(outside.sent.map((request) => paramsOf(request)['page'])).toEqual(['1', '3', '2', '1']);
});

test('the sweep asks by the moment the deal was confirmed', async () => {
  const outside = playedOutside(now, () => jsonAnswer({ order_list_get_response: { order_list: [], total_count: 0 } }));
  expect(await pullPage(outside, access, { ...ask, basis: 'created' })).toEqual({ documents: [], unread: [], next: null });
  expect(paramsOf(outside.sent[0]!)).toMatchObject({
    type: 'pdd.order.list.get',
    start_confirm_at: '1794324600',
    end_confirm_at: '1794326400',
  });
});

test('the platform counts the deals of a window', async () => {
  const outside = playedOutside(now, () => jsonAnswer({ order_list_get_response: { order_list: [], total_count: 321 } }));
  expect(await countOrders(outside, access, ask)).toEqual({ orderCount: 321, paid: null });
});

test('an expired token is not taken for a missing order', async () => {
  const outside = playedOutside(now, () => refusal(10_019, 'access_token已过期'));
  await expect(readOrders(outside, access, ['251111-1'])).rejects.toMatchObject({ kind: 'auth_expired' });
});
