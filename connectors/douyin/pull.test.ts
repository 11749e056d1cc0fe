import { expect, test } from 'vitest';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { PullPage } from '@zhidan/core/channels/connector.ts';
import { playedOutside } from '../contract/outside.ts';
import { countOrders, pullPage } from './pull.ts';
import { access, anOrder, bodyOf, morning, now, playedDouyin } from './recorded.fixture.ts';

const window = { basis: 'modified', from: instant(morning * 1_000), to: instant((morning + 1_800) * 1_000) } as const;
const orders = (count: number): JsonObject[] => Array.from({ length: count }, (_, at) => anOrder(`69${at}`, { update_time: morning + at }));

test('a window that fits one page is one call, oldest change first', async () => {
  const outside = playedOutside(now, playedDouyin(orders(100)));
  const { documents, next } = await pullPage(outside, access, { ...window, page: null });
  expect([documents.length, next, outside.sent.length]).toEqual([100, null, 1]);
  expect(bodyOf(outside.sent[0]!)).toEqual({
    update_time_start: morning,
    update_time_end: morning + 1_800,
    order_by: 'update_time',
    order_asc: true,
    page: 0,
    size: 100,
  });
});

test('misses no order while orders change between two pages, where a walk from the first page misses some', async () => {
  const missed = async (pages: readonly (string | null)[]): Promise<number> => {
    const shop = orders(500);
    const outside = playedOutside(now, (request) => playedDouyin(shop)(request));
    const seen = new Set<unknown>();
    for (const [round, page] of pages.entries()) {
      const { documents }: PullPage = await pullPage(outside, access, { ...window, page });
      for (const { order_id: orderId } of documents) seen.add(orderId);
      for (let at = 0; at < 20; at++) shop[at * 25 + round] = { ...shop[at * 25 + round], update_time: morning + 7_200 };
    }
    return shop.filter(({ order_id: orderId, update_time: at }) => at !== morning + 7_200 && !seen.has(orderId)).length;
  };
  expect(await missed([null, '4', '3', '2', '1'])).toBe(0);
  expect(await missed(['1', '2', '3', '4', '5'])).toBeGreaterThan(0);
});

test('the first page of many says to go on from the last', async () => {
  const outside = playedOutside(now, playedDouyin(orders(250)));
  const first = await pullPage(outside, access, { ...window, page: null });
  expect([first.documents.length, first.next]).toEqual([50, '2']);
  expect((await pullPage(outside, access, { ...window, page: '1' })).next).toBeNull();
});

test('the count of a window sums what buyers really paid, without what the payment channel gave', async () => {
  const shop = [...orders(120), anOrder('70', { promotion_pay_amount: 300 }), anOrder('71', { order_status: 1, pay_time: 0 })];
  const counted = await countOrders(playedOutside(now, playedDouyin(shop)), access, window);
  expect(counted).toEqual({ orderCount: 122, paid: 121 * 10_000 - 300 });
});
