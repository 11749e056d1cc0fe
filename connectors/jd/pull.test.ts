import { describe, expect, test } from 'vitest';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { PullAsk } from '@zhidan/core/channels/connector.ts';
import { playedOutside } from '../contract/outside.ts';
import { countOrders, pullPage, readOrders } from './pull.ts';
import { access, askOf, now, refusal, sampleOrder, searched } from './recorded.fixture.ts';

const ask: PullAsk = { basis: 'modified', from: plusMs(now, -900_000), to: now, page: null };

test('a window is asked for in Shanghai time, by change, oldest first, in every state', async () => {
  const outside = playedOutside(now, () => searched([sampleOrder], 1));
  expect(await pullPage(outside, access, ask)).toEqual({ documents: [sampleOrder], unread: [], next: null });
  const params = askOf(outside.sent[0]!);
  expect(params).toMatchObject({
    start_date: '2026-11-10 23:55:00',
    end_date: '2026-11-11 00:10:00',
    dateType: '0',
    sortType: '0',
    page: '1',
    page_size: '100',
  });
  expect((params['order_state'] as string).split(',')).toEqual(
    expect.arrayContaining(['LOCKED', 'TRADE_CANCELED', 'WAIT_SELLER_STOCK_OUT']),
  );
  expect((params['optional_fields'] as string).split(',')).toEqual(
    expect.arrayContaining(['itemInfoList', 'consigneeInfo', 'directParentOrderId']),
  );
});

test('pages are read from the last to the first: an order that changes meanwhile moves the others only towards pages still to come', async () => {
  const outside = playedOutside(now, () => searched([sampleOrder], '250'));
  for (let page: string | null = null; ;) {
    const { next } = await pullPage(outside, access, { ...ask, page });
    if (next === null) break;
    page = next;
  }
  expect(outside.sent.map((request) => askOf(request)['page'])).toEqual(['1', '3', '2', '1']);
});

describe('a window of more than a hundred pages', () => {
  const seconds = (text: unknown): number => Date.parse(`${String(text).replace(' ', 'T')}+08:00`) / 1_000;

  test('is cut in halves until each is short enough, and no second is left out', async () => {
    // fifty orders a second
    const outside = playedOutside(now, (request) => {
      const { start_date, end_date } = askOf(request);
      return searched([sampleOrder], (seconds(end_date) - seconds(start_date)) * 50);
    });
    const read: (readonly [number, number])[] = [];
    for (let page: string | null = null; ;) {
      const { documents, next } = await pullPage(outside, access, { ...ask, page });
      const { start_date, end_date } = askOf(outside.sent.at(-1)!);
      if (documents.length > 0) read.push([seconds(start_date), seconds(end_date)]);
      if (next === null) break;
      page = next;
    }
    const spans = [...new Map(read.map((span) => [span[0], span])).values()].toSorted((a, b) => a[0] - b[0]);
    expect(spans.every(([from, to]) => (to - from) * 50 <= 10_000)).toBe(true);
    expect(spans[0]?.[0]).toBe(Date.parse(ask.from) / 1_000);
    expect(spans.at(-1)?.[1]).toBe(Date.parse(ask.to) / 1_000);
    for (const [index, [from]] of spans.entries()) if (index > 0) expect(from).toBe(spans[index - 1]?.[1]);
  });

  test('of a single second is read as it is', async () => {
    const outside = playedOutside(now, () => searched([sampleOrder], 20_000));
    const { documents, next } = await pullPage(outside, access, { ...ask, from: plusMs(now, -1_000) });
    expect(documents).toHaveLength(1);
    expect(next).toMatch(/-199$/u);
  });
});

test('the platform counts the orders of a window by their creation', async () => {
  const outside = playedOutside(now, () => searched([], '321'));
  expect(await countOrders(outside, access, ask)).toEqual({ orderCount: 321, paid: null });
  expect(askOf(outside.sent[0]!)).toMatchObject({ dateType: '1', page_size: '1' });
});

test('an expired token is not taken for a missing order', async () => {
  const outside = playedOutside(now, () => refusal('19', 'token已过期'));
  await expect(readOrders(outside, access, ['1'])).rejects.toMatchObject({ kind: 'auth_expired' });
});
